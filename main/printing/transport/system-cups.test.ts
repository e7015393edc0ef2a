import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPrinterEmulator, type PrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import { layOut } from '../layout/lay-out.ts';
import { planConfirmed } from '../plan-jobs.ts';
import { encodeSlip } from '../render/escpos.ts';
import { rasterLine } from '../render/raster-line.ts';
import { haveCups, startCups } from '../testing/cups.ts';
import { someConfig, someOrder } from '../testing/fixtures.ts';
import { createSystemTransport } from './system.ts';
import type { PrintRequest } from './transport.ts';

const possible = haveCups();

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 50 });
const sink = { execute: (bytes: Buffer) => Promise.resolve(bytes), isPrinterConnected: () => Promise.resolve(true) };
const receipt = (): Buffer => {
  const { jobs } = planConfirmed(someOrder(7, { customer: '北京 Łukasz' }), someConfig());
  const { body } = jobs.find(({ document }) => document === 'receipt')!;
  return encodeSlip(layOut(body, 48), { openDrawer: true, rasterLine }, sink).bytes();
};
let begun = 0;
const request = (): PrintRequest => ({
  bytes: receipt(),
  ...{ ack: 'unknown', recover: false, tryProcessId: false, processId: '1000' },
  beforeFirstByte: () => void (begun += 1),
  onCondition: () => undefined,
  signal: new AbortController().signal,
});

describe.skipIf(!possible)('through the CUPS of this machine', () => {
  let printer: PrinterEmulator;
  let cups: Awaited<ReturnType<typeof startCups>>;

  beforeAll(async () => {
    printer = createPrinterEmulator({ profile: 'bixolon', closeWhen: 'executed' });
    const { port } = await printer.start();
    cups = await startCups({ Kitchen_TM: port });
    await cups.ready(soon);
    vi.stubEnv('CUPS_SERVER', cups.socket);
  }, 180_000);
  afterEach(() => {
    vi.stubEnv('CUPS_SERVER', cups.socket);
    begun = 0;
  });
  afterAll(async () => {
    await cups.stop();
    await printer.stop();
    vi.unstubAllEnvs();
  });

  it('a slip comes out as it was made, its picture and its pulse too, and counts as handed over, no more', async () => {
    vi.stubEnv('CUPS_SERVER', cups.socket);
    const transport = createSystemTransport('Kitchen_TM');
    expect(await transport.probe(new AbortController().signal)).toMatchObject({ reachable: true });
    expect(await transport.print(request())).toEqual({ kind: 'sent', level: 'none' });
    await soon(() => expect(printer.slips).toHaveLength(1));
    const [slip] = printer.slips;
    expect(slip?.text).toMatch(/A07[^]*TOTAL +€ 17\.00/u);
    expect(slip?.errors).toEqual([]);
    expect(slip?.drawerPulses).toBe(1);
    expect(slip?.lines.filter(({ kind }) => kind === 'raster').length).toBeGreaterThan(0);
    expect(begun).toBe(1);
  }, 60_000);

  it('a queue that is not there is unreachable, and one that takes nothing refuses: both may be tried again', async () => {
    vi.stubEnv('CUPS_SERVER', cups.socket);
    expect(await createSystemTransport('Gone').print(request())).toMatchObject({
      kind: 'not-started',
      reason: 'unreachable',
    });
    expect(begun).toBe(0);
    cups.admin('cupsreject', 'Kitchen_TM');
    expect(await createSystemTransport('Kitchen_TM').print(request())).toMatchObject({
      kind: 'not-started',
      reason: 'refused',
    });
    cups.admin('cupsaccept', 'Kitchen_TM');
    expect(printer.slips).toHaveLength(1);
  }, 60_000);

  it('a queue that stands still has taken the slip all the same, and prints it when it goes on: once', async () => {
    vi.stubEnv('CUPS_SERVER', cups.socket);
    cups.admin('cupsdisable', 'Kitchen_TM');
    expect(await createSystemTransport('Kitchen_TM').print(request())).toEqual({ kind: 'sent', level: 'none' });
    expect(printer.slips).toHaveLength(1);
    cups.admin('cupsenable', 'Kitchen_TM');
    await soon(() => expect(printer.slips).toHaveLength(2));
  }, 60_000);

  it('a spooler that is away is unreachable', async () => {
    vi.stubEnv('CUPS_SERVER', `${cups.socket}.none`);
    const transport = createSystemTransport('Kitchen_TM');
    expect(await transport.print(request())).toMatchObject({ kind: 'not-started', reason: 'unreachable' });
    expect(await transport.probe(new AbortController().signal)).toEqual({ reachable: false });
  }, 60_000);
});
