// @vitest-environment node
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { boardOf } from '../store/board.ts';
import { noCalls, stepCalls } from '../store/board-calls.ts';
import { FakeHub } from '../testing/fake-hub.ts';
import { startScreen, type Started } from '../testing/start-screen.ts';

const step = fc.record({
  do: fc.constantFrom(
    ...(['sell', 'sell', 'ready', 'ready', 'ready', 'recall', 'collect'] as const),
    ...(['cut', 'offline', 'online', 'forget', 'breathe', 'breathe', 'breathe'] as const),
  ),
  pick: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

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

const sell = (hub: FakeHub): number =>
  hub.model.place({
    customer: 'Maria Rossi',
    table: 'Sala Verde',
    orderItems: [{ foodId: 'f1', quantity: 1, surcharge: 0 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  }).id;

const targets = { ready: 'COMPLETED', recall: 'CONFIRMED', collect: 'PICKED_UP' } as const;

/** What a board calls, looked at after every change of its state; a call is over at the next look. */
const listen = ({ runtime }: Started) => {
  let calls = noCalls;
  let at = 0;
  const called: { orderId: number; rev: number }[] = [];
  const look = (): void => {
    const { hub, link } = runtime.store.getState();
    const { preparing, ready } = boardOf(hub.orders, { readyMinutes: 0, holdMs: 0 }, 0);
    at += 1_000_000;
    calls = stepCalls(calls, {
      ready: ready.map(({ id, rev }) => ({ key: String(id), orderId: id, text: String(id), rev })),
      preparing: new Set(preparing.map(({ id }) => String(id))),
      newsFrom: link.phase === 'live' ? link.newsFrom : null,
      at,
      callMs: 4000,
    });
    called.push(...(calls.now?.items ?? []));
  };
  runtime.store.subscribe(look);
  return { called, look };
};

/** `missed`: revs of what happened while the screen said that its link was down. */
const perform = async ({ hub, runtime }: Started, one: Step, missed: Set<number>): Promise<void> => {
  if (one.do === 'sell') sell(hub);
  else if (one.do === 'ready' || one.do === 'recall' || one.do === 'collect') {
    const deaf = runtime.store.getState().link.phase === 'lost';
    const moved = hub.model.move((one.pick % Math.max(1, hub.model.orders.size)) + 1, targets[one.do]);
    if (moved && deaf) missed.add(moved.rev);
  } else if (one.do === 'cut') hub.streams.cut();
  else if (one.do === 'offline') hub.goOffline();
  else if (one.do === 'online') hub.offline = false;
  else if (one.do === 'forget') hub.model.forgotten = hub.model.seq;
  else await breathe(12);
};

test('whatever happens to the link, the board calls nothing it missed, calls again afterwards, and holds no name', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Long ones: a short evening has no outage with something ready in it.
      fc.array(step, { maxLength: 90, size: 'max' }),
      fc.array(fc.nat(6), { minLength: 5, maxLength: 25 }),
      async (steps, waits) => {
        const hub = new FakeHub();
        let call = 0;
        hub.pause = () => breathe(waits[(call += 1) % waits.length] ?? 0);
        const screen = startScreen('#/board', hub);
        const { called, look } = listen(screen);
        const missed = new Set<number>();
        try {
          for (const one of steps) await perform(screen, one, missed);
          hub.offline = false;
          const link = () => screen.runtime.store.getState().link;
          await vi.waitFor(
            () => expect([hub.streams.count, link().phase, link().newsFrom !== null]).toEqual([1, 'live', true]),
            {
              interval: 1,
              timeout: 2000,
            },
          );
          const last = sell(hub);
          hub.model.move(last, 'COMPLETED');
          await vi.waitFor(
            () => {
              look();
              expect(called.map(({ orderId }) => orderId)).toContain(last);
            },
            { interval: 1, timeout: 2000 },
          );
          expect(called.filter(({ rev }) => missed.has(rev))).toEqual([]);
          expect(JSON.stringify(screen.runtime.store.getState().hub)).not.toMatch(/Maria|Verde|CASH|"total":"/);
        } finally {
          screen.runtime.stop();
        }
      },
    ),
    { numRuns: 50 },
  );
}, 60_000);
