import { afterEach, expect, it, vi } from 'vitest';
import { createPrinterEmulator, type PrinterEmulator } from '../../printer-emulator/create-emulator.ts';
import { profileNames } from '../../printer-emulator/profiles.ts';
import { digest } from '../../printing/documents/digest.ts';
import { layOut } from '../../printing/layout/lay-out.ts';
import { planChanged, planConfirmed, planReprint } from '../../printing/plan-jobs.ts';
import { encodeSlip } from '../../printing/render/escpos.ts';
import { rasterLine } from '../../printing/render/raster-line.ts';
import { renderText } from '../../printing/render/text.ts';
import {
  someChange,
  someConfig,
  someItem,
  someLineChange,
  someOrder,
  someSettings,
} from '../../printing/testing/fixtures.ts';
import { createTcpTransport } from '../../printing/transport/tcp.ts';
import type { AckLevel } from '../../printing/journal/journal.ts';

let emulator: PrinterEmulator | undefined;
afterEach(() => emulator?.stop());

const limits = { firstBarrierMs: 300, firstCloseMs: 500, statusWaitMs: 300 };
const order = someOrder(12, {
  table: '7',
  customer: 'Famiglia Bevilacqua',
  subTotal: '27.5',
  discount: '2.5',
  total: '25',
  orderItems: [
    someItem('1', {
      name: 'Tagliatelle ai funghi porcini della casa',
      quantity: 2,
      total: '17',
      notes: 'senza prezzemolo, più olio',
    }),
    someItem('2', { name: 'Caffè corretto', total: '10.5' }),
  ],
});
const config = someConfig({ settings: someSettings({ language: 'it' }) });
const fancy = someSettings({
  ...{ language: 'it', receiptBigNumber: true, receiptGroupBy: 'category' },
  ...{ pickupTicket: 'with-receipt', pickupPerLine: true, pickupQr: 'order-code' },
});
const copy = { ...order, reprintReceipt: true, reprintOrderItems: order.orderItems, reprintNumber: 2 };
const [pasta, coffee] = order.orderItems;
const changed = someChange(
  order,
  [someLineChange(pasta!, { made: 1 }), someLineChange(coffee!, { kind: 'added', notes: 'è già pagato' })],
  { receipt: true },
);
const jobs = [
  ...planConfirmed(order, config).jobs,
  ...planReprint(copy, 0, config).jobs,
  ...planChanged(changed, config).jobs,
  ...planConfirmed(order, { ...config, settings: fancy }).jobs,
];
const entry = ({ body }: (typeof jobs)[number]) => ({ body, jobId: '08K', lateMinutes: 21, meantFor: 'Griglia' });
const bodies = [...jobs.map(({ body }) => body), digest('it', jobs.map(entry))];

const request = (ack: AckLevel, tryProcessId = false) => ({
  ack,
  tryProcessId,
  recover: false,
  processId: '1001',
  beforeFirstByte: () => undefined,
  onCondition: () => undefined,
  signal: new AbortController().signal,
});
const squeeze = (text: string): string => text.replace(/[─═\s]+/gu, ' ').trim();

it.each([32, 42, 48] as const)('paper, preview and text say the same at %i columns', async (columns) => {
  emulator = createPrinterEmulator({ columns });
  const { port } = await emulator.start();
  const transport = createTcpTransport({ host: '127.0.0.1', port }, { limits });
  for (const body of bodies) {
    const slip = layOut(body, columns);
    const sink = {
      execute: (bytes: Buffer) => transport.print({ ...request('unknown'), bytes }),
      isPrinterConnected: () => Promise.resolve(true),
    };
    await expect(encodeSlip(slip, { openDrawer: false, rasterLine }, sink).execute()).resolves.toMatchObject({
      kind: 'printed',
    });
    const paper = emulator.slips.at(-1);
    expect(paper?.errors).toEqual([]);
    expect(squeeze(paper?.text ?? '')).toBe(squeeze(renderText(slip)));
  }
  expect(emulator.slips).toHaveLength(bodies.length);
});

it.each([
  ['epson', 'printed', 'process-id'],
  ['bixolon', 'printed', 'barrier'],
  ['star', 'printed', 'barrier'],
  ['clone', 'sent', 'peer-close'],
  ['mute', 'sent', 'peer-close'],
] as const)('a test page teaches how far a printer acknowledges: %s %s %s', async (profile, kind, level) => {
  emulator = createPrinterEmulator({ profile });
  const { port } = await emulator.start();
  const transport = createTcpTransport({ host: '127.0.0.1', port }, { limits });
  const bytes = Buffer.from('Test\n');
  await expect(transport.print({ ...request('unknown', true), bytes })).resolves.toEqual({ kind, level });
});

it.each(profileNames)('nothing is printed that was not meant, without a test page: %s', async (profile) => {
  emulator = createPrinterEmulator({ profile });
  const { port } = await emulator.start();
  const transport = createTcpTransport({ host: '127.0.0.1', port }, { limits });
  await transport.print({ ...request('unknown'), bytes: Buffer.from('\x1b@Hello\n\x1dV\x42\x00') });
  await transport.probe(new AbortController().signal);
  expect(emulator.slips.map((slip) => slip.text.trim())).toEqual(['Hello']);
  expect(emulator.hangingText().trim()).toBe('');
});

it('a printer that dies without a word and comes back has not acknowledged what it had in its memory', async () => {
  emulator = createPrinterEmulator({ profile: 'clone', closeWhen: 'executed' });
  const { port } = await emulator.start();
  const transport = createTcpTransport(
    { host: '127.0.0.1', port },
    { limits: { ...limits, watchdogMs: 1000, watchdogMsPerKilobyte: 0 } },
  );
  const bytes = Buffer.from(`\x1b@${'Gnocchi\n'.repeat(40)}\x1dV\x42\x00`);
  emulator.faults.powerOff({ at: { bytes: 200 }, mode: 'silence' });
  const outcome = transport.print({ ...request('peer-close'), bytes });
  await vi.waitFor(() => expect(emulator?.state().powered).toBe(false));
  await emulator.faults.powerOn();
  await expect(outcome).resolves.toMatchObject({ kind: 'uncertain' });
});
