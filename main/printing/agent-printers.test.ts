import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PrinterWire } from '#contract/devices.ts';
import { someConfig, someOrder, somePrinter } from './testing/fixtures.ts';
import { quickLimits } from './testing/rig-limits.ts';
import { createRig, type Rig } from './testing/rig.ts';
import type { RawPrinterOptions } from './testing/raw-printer.ts';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 });

const setUp = async (
  change: Record<string, Partial<PrinterWire>>,
  kitchen: RawPrinterOptions = {},
): Promise<Rig & { listening: () => Promise<void> }> => {
  const printers = ['kitchen', 'bar', 'front'].map((id) => somePrinter(id, change[id] ?? {}));
  rig = await createRig({ config: someConfig({ printers }), printers: { kitchen, bar: {}, front: {} } });
  const made = rig;
  return { ...made, listening: () => soon(() => expect(made.hub.streams.size).toBe(1)) };
};
const jobOf = ({ hub }: Rig, document: string) => [...hub.jobs.values()].find((job) => job.document === document);

describe('a printer that another one stands in for', () => {
  it('hands over what has not left, in order, marked, and takes up again when it is back', async () => {
    const { hub, printer, agent, listening } = await setUp({ kitchen: { failoverPrinterId: 'bar' } });
    await printer('kitchen').stop();
    agent();
    await listening();
    for (const number of [1, 2, 3]) hub.confirm(someOrder(number));
    await soon(() => expect(printer('bar').slips()).toHaveLength(3));
    const slips = printer('bar').slips();
    expect(slips.map((slip) => /A0\d/u.exec(slip)?.[0])).toEqual(['A01', 'A02', 'A03']);
    for (const slip of slips) expect(slip).toContain('Meant for: Printer kitchen');
    expect(slips.join()).not.toContain('DUPLICATE');
    await printer('kitchen').start();
    hub.confirm(someOrder(4));
    await soon(() => expect(printer('kitchen').slips().join()).toContain('A04'));
    expect(printer('bar').slips()).toHaveLength(3);
  });

  it('keeps a slip that may be on its own paper already', async () => {
    const cutOff: RawPrinterOptions = {
      onData: (socket, received) => {
        if (received.includes('Dish')) socket.resetAndDestroy();
      },
    };
    const made = await setUp({ kitchen: { failoverPrinterId: 'bar' } }, cutOff);
    made.agent({ limits: { ...quickLimits, retry: { firstMs: 5, capMs: 20 } } });
    await made.listening();
    made.hub.confirm(someOrder(1));
    await soon(() => expect(jobOf(made, 'kitchen-ticket')?.attempt).toBeGreaterThanOrEqual(4));
    expect(jobOf(made, 'kitchen-ticket')?.printerId).toBe('kitchen');
    expect(made.printer('bar').slips()).toEqual([]);
  });

  it('opens no drawer from another till’s printer, and hands nothing to a printer that is down itself', async () => {
    const made = await setUp({ front: { failoverPrinterId: 'bar' }, kitchen: { failoverPrinterId: 'front' } });
    const { hub, printer, agent, listening } = made;
    await printer('front').stop();
    await printer('kitchen').stop();
    agent();
    await listening();
    await soon(() => expect(hub.printers.get('front')?.status).toBe('OFFLINE'));
    hub.confirm(someOrder(1, { paymentMethod: 'CASH' }));
    await soon(() => expect(printer('bar').slips().join()).toMatch(/Meant for: Printer front[^]*TOTAL/u));
    expect(printer('bar').paper().pulses).toBe(0);
    expect(jobOf(made, 'kitchen-ticket')).toMatchObject({ printerId: 'kitchen' });
  });
});

it('makes as many copies as its printer is set to, numbered, with one pulse for all of them', async () => {
  const { hub, printer, agent, listening } = await setUp({ kitchen: { copies: 3 }, front: { copies: 2 } });
  agent();
  await listening();
  hub.confirm(someOrder(1, { paymentMethod: 'CASH' }));
  await soon(() => expect([...hub.jobs.values()].map(({ state }) => state)).toEqual(['printed', 'printed']));
  expect(
    printer('kitchen')
      .slips()
      .map((slip) => /#\w+ · 1 · (.\/.)/u.exec(slip)?.[1]),
  ).toEqual(['1/3', '2/3', '3/3']);
  expect(printer('front').slips()).toHaveLength(2);
  expect(printer('front').paper().pulses).toBe(1);
});

it('pulses no drawer where none hangs', async () => {
  const made = await setUp({ front: { openDrawer: false } });
  made.agent();
  await made.listening();
  made.hub.announce('open-drawer', { cashRegisterId: 'till', printerId: 'front', at: '2026-01-15T17:42:20.000Z' });
  made.hub.confirm(someOrder(1, { paymentMethod: 'CASH' }));
  await soon(() => expect(made.printer('front').slips()).toHaveLength(1));
  await soon(() => expect(jobOf(made, 'open-drawer')).toMatchObject({ state: 'cancelled', reason: 'no-drawer' }));
  expect(made.printer('front').paper().pulses).toBe(0);
});

describe('a printer that has other letters than most', () => {
  it('gets a line with an accent as a picture, and its plain lines as text; the others get text', async () => {
    const { hub, printer, agent, listening } = await setUp({ kitchen: { letters: 'ascii' } });
    agent();
    await listening();
    const order = someOrder(1);
    const [first, ...rest] = order.orderItems ?? [];
    if (first === undefined) throw new Error('an order without lines');
    const food = { ...first.food, name: 'Caffè' };
    hub.confirm({ ...order, orderItems: [{ ...first, food }, ...rest] });
    await soon(() => {
      expect(printer('kitchen').slips().join()).toContain('[picture]');
      expect(printer('front').slips().join()).toContain('Caffè');
    });
    expect(printer('kitchen').slips().join()).not.toContain('Caffè');
    expect(printer('kitchen').slips().join()).toContain('A01');
  });
});
