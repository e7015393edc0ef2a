// @vitest-environment node
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { FakeHub } from '../testing/fake-hub.ts';
import { fakeFoods, type FakeOrder } from '../testing/fake-model.ts';
import { startScreen, type Started } from '../testing/start-screen.ts';

type Step =
  | { do: 'sell'; food: number; quantity: number; confirm: boolean }
  | {
      do:
        | 'confirm'
        | 'ready'
        | 'recall'
        | 'collect'
        | 'cancel'
        | 'part-ready'
        | 'part-recall'
        | 'part-collect'
        | 'portion'
        | 'mark';
      pick: number;
    }
  | { do: 'cut' | 'offline' | 'online' | 'forget' | 'restore' | 'keep-alive' | 'breathe' };

const pick = fc.nat(50);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      food: fc.nat(2),
      quantity: fc.integer({ min: 1, max: 9 }),
      confirm: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'confirm' as const,
        'ready' as const,
        'recall' as const,
        'collect' as const,
        'cancel' as const,
        'part-ready' as const,
        'part-ready' as const,
        'part-recall' as const,
        'part-collect' as const,
        'portion' as const,
        'mark' as const,
      ),
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'cut' as const,
        'offline' as const,
        'online' as const,
        'forget' as const,
        'restore' as const,
        'keep-alive' as const,
      ),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ do: 'breathe' as const }) },
);

// Some turns of the event loop: enough for some of what is under way to end, and to leave the rest in the middle.
const breathe = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1)
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
};

const targets = { ready: 'COMPLETED', recall: 'CONFIRMED', collect: 'PICKED_UP', cancel: 'CANCELLED' } as const;

const partTargets = { 'part-ready': 'COMPLETED', 'part-recall': 'CONFIRMED', 'part-collect': 'PICKED_UP' } as const;

const movePart = (hub: FakeHub, order: FakeOrder, what: keyof typeof partTargets): void => {
  const part = order.orderStationStates[order.rev % Math.max(1, order.orderStationStates.length)];
  if (part && order.status !== 'CANCELLED') hub.model.movePart(order.id, part.stationId, partTargets[what]);
};

const countOne = ({ model }: FakeHub, order: FakeOrder): void => {
  const itemId = order.orderItems[0]?.id ?? '';
  const from = order.portions.find((one) => one.itemId === itemId)?.done ?? 0;
  model.count(order.id, itemId, from + 1, from);
};

const perform = async (hub: FakeHub, one: Step): Promise<void> => {
  const { model } = hub;
  const ids = [...model.orders.keys()];
  if (one.do === 'sell') {
    const itemOf = (food: number) => ({
      foodId: fakeFoods[food % 3]?.id ?? '',
      quantity: one.quantity,
      notes: 'però',
      surcharge: 0,
    });
    const orderItems = [itemOf(one.food), itemOf(one.food + 2)];
    const confirm = one.confirm
      ? { confirm: { paymentMethod: 'CASH' as const, cashRegisterId: 'r1', discount: 0 } }
      : {};
    model.place({ orderItems, ...confirm });
  } else if ('pick' in one) {
    const id = ids[one.pick % Math.max(1, ids.length)] ?? 0;
    const order = model.orders.get(id);
    if (one.do === 'confirm') return void (order?.status === 'PENDING' && model.confirm(id));
    // An order that was never confirmed is cancelled in silence (MySagra): no screen can know.
    if (!order || order.status === 'PENDING') return;
    if (one.do === 'portion') return countOne(hub, order);
    if (one.do === 'mark') return void hub.model.mark(id, { rush: !order.marks.includes('rush') });
    if (one.do in partTargets) movePart(hub, order, one.do as keyof typeof partTargets);
    else model.move(id, targets[one.do as keyof typeof targets]);
  } else if (one.do === 'cut') hub.streams.cut();
  else if (one.do === 'offline') hub.goOffline();
  else if (one.do === 'online') hub.offline = false;
  else if (one.do === 'forget') model.forgotten = model.seq;
  else if (one.do === 'restore') {
    // A restored backup writes a new log; the connections end with the old hub.
    model.logId = `${model.logId}x`;
    hub.streams.cut();
  } else if (one.do === 'keep-alive') hub.streams.keepAlive();
  else await breathe(12);
};

const seenBy = {
  cashier: (hub: FakeHub) =>
    [...hub.model.orders.values()].map((order) => [order.id, order.status, order.total, order.orderItems.length]),
  kitchen: (hub: FakeHub) =>
    open(hub).map((order) => [
      order.id,
      order.status,
      order.ticketNumber,
      order.orderItems.length,
      order.orderStationStates.map((part) => part.status),
      Object.fromEntries(order.portions.map((one) => [one.itemId, one.done])),
      order.marks,
    ]),
  board: (hub: FakeHub) =>
    [...hub.model.orders.values()]
      .filter((order) => order.status === 'CONFIRMED' || order.status === 'COMPLETED')
      .map((order) => [order.id, order.status, order.ticketNumber]),
};
const open = (hub: FakeHub) => [...hub.model.orders.values()].filter((order) => order.status === 'CONFIRMED');

const shownBy = {
  cashier: ({ runtime }: Started) =>
    orders(runtime).map((order) => [order.id, order.status, order.total, order.lines?.length]),
  kitchen: ({ runtime }: Started) =>
    orders(runtime)
      .filter((order) => order.status === 'CONFIRMED')
      .map((order) => [
        order.id,
        order.status,
        order.ticketNumber,
        order.lines?.length,
        order.parts?.map((part) => part.status),
        order.made,
        order.marks,
      ]),
  board: ({ runtime }: Started) =>
    orders(runtime)
      .filter((order) => order.status === 'CONFIRMED' || order.status === 'COMPLETED')
      .map((order) => [order.id, order.status, order.ticketNumber]),
};
const orders = (runtime: Started['runtime']) => Object.values(runtime.store.getState().hub.orders);

/** Orders that a screen ever showed older than it had shown them before. */
const watchBackwards = ({ runtime }: Started): number[] => {
  const found: number[] = [];
  runtime.store.subscribe(({ hub }, before) => {
    for (const order of Object.values(hub.orders))
      if (order.rev < (before.hub.orders[order.id]?.rev ?? 0)) found.push(order.id);
  });
  return found;
};

test.each(['cashier', 'kitchen', 'board'] as const)(
  'whatever happens to the link, the %s screen ends up equal to the hub',
  async (role) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.nat(6), { minLength: 5, maxLength: 25 }),
        async (steps, chunk, waits) => {
          const hub = new FakeHub();
          hub.streams.chunk = chunk;
          let call = 0;
          hub.pause = () => breathe(waits[(call += 1) % waits.length] ?? 0);
          const screen = startScreen(`#/${role}`, hub);
          const backwards = watchBackwards(screen);
          try {
            for (const one of steps) await perform(hub, one);
            hub.offline = false;
            await vi.waitFor(
              () => {
                expect(screen.runtime.store.getState().link.phase).toBe('live');
                expect(shownBy[role](screen)).toEqual(seenBy[role](hub));
              },
              { interval: 1, timeout: 3000 },
            );
            expect(backwards).toEqual([]);
          } finally {
            screen.runtime.stop();
          }
        },
      ),
      { numRuns: 60 },
    );
  },
  60_000,
);
