import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  someChange,
  someConfig,
  someItem,
  someLineChange,
  someOrder,
  somePrinter,
  someSettings,
} from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 });
const numbersOn = (slips: readonly string[]): number[] =>
  slips.map((slip) => Number(/#?\b(\d+)\s+A\d+/u.exec(slip)?.[1]));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('print agent', () => {
  it('prints the kitchen its lines and the till the receipt, and tells the hub', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    hub.confirm(
      someOrder(7, {
        table: '4',
        orderItems: [
          someItem('1', { name: 'Gnocchi', notes: 'no cheese' }),
          someItem('2', { name: 'Spritz', printerId: 'bar' }),
        ],
      }),
    );
    await soon(() => expect([...hub.jobs.values()].map((job) => job.state)).toEqual(['printed', 'printed', 'printed']));
    expect(printer('kitchen').slips()).toHaveLength(1);
    expect(printer('kitchen').slips()[0]).toMatch(/Gnocchi[^]*no cheese/u);
    expect(printer('kitchen').slips()[0]).not.toContain('Spritz');
    expect(printer('bar').slips()[0]).toContain('Spritz');
    expect(printer('front').slips()[0]).toMatch(/Sagra del Fungo[^]*TOTAL +€ 17\.00/u);
    expect(hub.seen.streamKeys).toEqual(['station-key']);
    await soon(() => expect(hub.printers.get('kitchen')).toEqual({ status: 'ONLINE', detail: null }));
  });

  it('tells the printers concerned what changed, once, and nobody else', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    const order = someOrder(7);
    const [item] = order.orderItems;
    hub.confirm(order);
    hub.announce('order-changed', someChange(order, [someLineChange(item!)]));
    hub.repeatLast();
    hub.announce(
      'order-changed',
      someChange(order, [someLineChange(item!, { kind: 'added' })], { number: 2, receipt: true }),
    );
    await soon(() => expect(printer('kitchen').slips()).toHaveLength(3));
    await soon(() => expect(printer('front').slips()).toHaveLength(2));
    const [, voided, added] = printer('kitchen').slips();
    expect(voided).toMatch(/CHANGE 1[^]*7 +A07[^]*VOID[^]*2 x Dish 1[^]*Reason: the guest asked[^]*#\d+ · 1/u);
    expect(added).toMatch(/CHANGE 2[^]*ADD[^]*2 x Dish 1/u);
    expect(printer('front').slips()[1]).toMatch(/CHANGE 2[^]*TOTAL/u);
    expect(printer('bar').slips()).toEqual([]);
  });

  it('prints 20 orders in order once a printer that refused them is back, and keeps the others going meanwhile', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    await printer('kitchen').stop();
    rig.agent();
    for (const number of upTo(20)) hub.confirm(someOrder(number));
    await soon(() => expect(printer('front').slips()).toHaveLength(20));
    await soon(() => expect(hub.printers.get('kitchen')).toEqual({ status: 'OFFLINE', detail: 'unreachable' }));
    await printer('kitchen').start();
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual(upTo(20)));
    expect(printer('kitchen').slips().join()).not.toContain('DUPLICATE');
    expect(printer('kitchen').mostConcurrent()).toBe(1);
  });

  it('prints an event once however often, and in whatever pieces, it comes', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    hub.confirm(someOrder(1));
    hub.repeatLast();
    hub.confirmInPieces(someOrder(2));
    hub.confirmCutOff(someOrder(3));
    await soon(() => expect(hub.seen.lastEventIds).toEqual(['log-0', 'log-2']));
    hub.confirm(someOrder(4));
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual(upTo(4)));
    await soon(() => expect(printer('front').slips()).toHaveLength(4));
  });

  it('makes up for what no stream tells: first start, another log; never yesterday, never twice', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    hub.confirmSilently(someOrder(2, { confirmedAt: '2026-01-15T17:41:00.000Z' }));
    hub.confirmSilently(someOrder(1, { confirmedAt: '2026-01-15T17:40:00.000Z' }));
    hub.confirmSilently(someOrder(99, { confirmedAt: '2026-01-14T20:00:00.000Z' }));
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    hub.confirm(someOrder(3));
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual([1, 2, 3]));
    hub.confirmSilently(someOrder(4));
    hub.newLog('restored');
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual([1, 2, 3, 4]));
    await soon(() => expect(hub.streams.size).toBe(1));
    hub.confirm(someOrder(5));
    await soon(() => expect(numbersOn(printer('front').slips()).length).toBe(5));
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual(upTo(5)));
  });

  it('reprints only what was asked for, marked; a cancellation goes where lines went', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    const order = someOrder(5, {
      orderItems: [someItem('1', { name: 'Gnocchi' }), someItem('2', { name: 'Stufato' })],
    });
    hub.announce('reprint-order', {
      ...order,
      reprintReceipt: true,
      reprintOrderItems: [order.orderItems[1]],
      reprintNumber: 2,
    });
    const { id: orderId, ticketNumber, displayCode } = order;
    hub.announce('order-cancelled', {
      ...{ orderId, ticketNumber, displayCode, customer: null, table: null },
      ...{ status: 'CANCELLED', printers: ['bar', 'gone'] },
    });
    await soon(() => expect(printer('bar').slips().join()).toMatch(/CANCELLED[^]*A05/u));
    await soon(() => expect(printer('front').slips()).toHaveLength(1));
    await soon(() => expect(printer('kitchen').slips()).toHaveLength(2));
    const [copy, cancelled] = printer('kitchen').slips();
    expect(copy).toMatch(/REPRINT 2[^]*Stufato/u);
    expect(copy).not.toContain('Gnocchi');
    expect(cancelled).toContain('CANCELLED');
    expect(printer('front').slips()[0]).toMatch(/REPRINT 2[^]*TOTAL/u);
  });

  it('marks the second try of a slip that was cut off, and only that one', async () => {
    let cutsLeft = 1;
    rig = await createRig({
      printers: {
        kitchen: {
          onData: (socket, received) => {
            if (cutsLeft > 0 && received.includes('Dish')) {
              cutsLeft -= 1;
              socket.resetAndDestroy();
            }
          },
        },
        bar: {},
        front: {},
      },
    });
    const { hub, printer } = rig;
    rig.agent();
    hub.confirm(someOrder(1));
    hub.confirm(someOrder(2));
    await soon(() => expect([...hub.jobs.values()].filter((job) => job.state === 'printed')).toHaveLength(4));
    const marked = printer('kitchen')
      .slips()
      .filter((slip) => /POSSIBLE DUPLICATE[^]*· 2/u.test(slip));
    expect(marked).toHaveLength(1);
    expect(numbersOn(printer('kitchen').slips()).at(-1)).toBe(2);
  });

  it('leaves an uncertain slip to a person when the house wants that, and goes on with the next', async () => {
    let broken = false;
    const onData = (socket: Socket, received: Buffer): void => {
      if (broken || !received.includes('Dish')) return;
      broken = true;
      socket.resetAndDestroy();
    };
    rig = await createRig({
      config: someConfig({ settings: someSettings({ uncertainJobs: 'hold' }) }),
      printers: { kitchen: { onData }, bar: {}, front: {} },
    });
    const { hub, printer } = rig;
    const agent = rig.agent();
    hub.confirm(someOrder(1));
    await soon(() => expect([...hub.jobs.values()].some((job) => job.state === 'uncertain')).toBe(true));
    hub.confirm(someOrder(2));
    await soon(() => expect(printer('kitchen').slips().join()).toContain('A02'));
    const waiting = agent.openJobs()[0];
    expect(waiting?.state).toBe('uncertain');
    expect(agent.retry(waiting?.key ?? '')).toBe(true);
    await soon(() => expect(printer('kitchen').slips().at(-1)).toMatch(/POSSIBLE DUPLICATE[^]*A01/u));
  });

  it('holds a slip while paper is out and prints it once, unmarked, when there is paper', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    printer('kitchen').push(0x18, 0, 0x0c);
    rig.agent();
    hub.confirm(someOrder(1));
    await soon(() => expect(hub.printers.get('kitchen')).toEqual({ status: 'ERROR', detail: 'paper-out' }));
    printer('kitchen').push(0x10, 0, 0x03);
    await soon(() => expect(printer('kitchen').slips()).toHaveLength(1));
    expect(printer('kitchen').slips()[0]).not.toContain('DUPLICATE');
    await soon(() => expect(hub.printers.get('kitchen')).toEqual({ status: 'ONLINE', detail: 'paper-low' }));
  });

  it('prints on a printer that never says a word', async () => {
    rig = await createRig({ printers: { kitchen: { speaks: false }, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    hub.confirm(someOrder(1));
    hub.confirm(someOrder(2));
    await soon(() =>
      expect([...hub.jobs.values()].map((job) => job.state).toSorted()).toEqual(['printed', 'printed', 'sent', 'sent']),
    );
    expect(numbersOn(printer('kitchen').slips())).toEqual([1, 2]);
  });

  it('moves waiting slips of a deleted printer to the default one', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    await printer('kitchen').stop();
    rig.agent();
    hub.confirm(someOrder(1));
    await soon(() => expect([...hub.jobs.values()].some((job) => job.state === 'failed')).toBe(true));
    hub.setConfig(someConfig({ printers: [somePrinter('front')] }));
    hub.announce('menu-changed', {});
    await soon(() => expect(printer('front').slips().join()).toMatch(/2 x Dish 1/u));
  });

  it('tells a hub that was away everything it missed', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, printer } = rig;
    rig.agent();
    await soon(() => expect(hub.streams.size).toBe(1));
    await printer('kitchen').stop();
    hub.confirm(someOrder(1));
    await soon(() => expect([...hub.jobs.values()].some((job) => job.reason === 'unreachable')).toBe(true));
    hub.setDown(true);
    await printer('kitchen').start();
    await soon(() => expect(printer('kitchen').slips()).toHaveLength(1));
    hub.setDown(false);
    await soon(() => expect([...hub.jobs.values()].map((job) => job.state)).toEqual(['printed', 'printed']));
  });
});
