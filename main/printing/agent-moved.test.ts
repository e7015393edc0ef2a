import { afterEach, expect, it, vi } from 'vitest';
import type { PrinterWire } from '#contract/devices.ts';
import { someConfig, someOrder, somePrinter } from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 10 });

/** Two orders wait for a printer that is off, in a pause of a minute; then its record changes. */
const whileJobsWait = async (change: Partial<PrinterWire>, moveTo?: string): Promise<void> => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {}, spare: {} } });
  await rig.printer('kitchen').stop();
  const portOf = ({ id, port }: PrinterWire): number =>
    rig.printer(id === 'kitchen' && port !== 9100 ? 'spare' : id).port();
  rig.agent({
    limits: { connectMs: 200, retry: { firstMs: 60_000, capMs: 60_000 } },
    resolveAddress: (printer) => ({ host: '127.0.0.1', port: portOf(printer) }),
  });
  rig.hub.confirm(someOrder(1));
  rig.hub.confirm(someOrder(2));
  await soon(() => expect([...rig.hub.jobs.values()].some((job) => job.state === 'failed')).toBe(true));
  if (moveTo === undefined) await rig.printer('kitchen').start();
  const others = ['bar', 'front'].map((id) => somePrinter(id));
  rig.hub.setConfig(someConfig({ printers: [somePrinter('kitchen', change), ...others] }));
  rig.hub.announce('menu-changed', {});
};

const codes = (id: string): string[] =>
  rig
    .printer(id)
    .slips()
    .map((slip) => /A0\d/u.exec(slip)?.[0] ?? '');

it('prints at once, in order and unmarked, what waits for a printer that gets another address', async () => {
  await whileJobsWait({ port: 9101 }, 'spare');
  await soon(() => expect(codes('spare')).toEqual(['A01', 'A02']));
  expect(rig.printer('spare').slips().join()).not.toContain('DUPLICATE');
});

it('keeps what waits for a printer that is renamed, as the same printer’s', async () => {
  await whileJobsWait({ name: 'Grill' });
  await soon(() => expect(codes('kitchen')).toEqual(['A01', 'A02']));
  await soon(() => expect([...rig.hub.jobs.values()].every((job) => job.state === 'printed')).toBe(true));
  expect(codes('bar')).toEqual([]);
});
