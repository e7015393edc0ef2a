// @vitest-environment node
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Settings } from '#contract/settings.ts';
import { screenRoles } from '../store/device.ts';
import { FakeHub } from '../testing/fake-hub.ts';
import { startScreen, type Started } from '../testing/start-screen.ts';
import { actNames, acts, type ActName, type Seen } from '../testing/truth/acts.ts';
import { shownBy, truthFor, type Truth } from '../testing/truth/projections.ts';

/**
 * The same evening as `testing/truth/real-hub.test.ts`, on a hub in memory: a hundred times as many, and every answer as late as can be.
 */
const faults = ['cut', 'offline', 'online', 'forget', 'restore', 'keep-alive', 'jump-clock'] as const;
type Fault = (typeof faults)[number] | 'breathe';
type Step = { do: ActName | Fault; pick: number; more: number };

const stepOf = (weight: number, names: readonly Step['do'][]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...names), pick: fc.nat(50), more: fc.nat(50) }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  stepOf(6, ['sell', 'sell', 'ready', 'part-ready', 'order', 'confirm']),
  stepOf(7, actNames),
  // What screens read anew beside their stream: two of them close together are the case that hurts.
  stepOf(4, ['settings', 'slip-comes-out', 'sold-out']),
  stepOf(3, faults),
  stepOf(6, ['breathe']),
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

const everyOrder = '/v1/orders?limit=1000&page=1&include=items';
const body = <T>(hub: FakeHub, path: string): T => hub.ask('GET', path).body as T;
const truthOf = (hub: FakeHub): Truth => ({
  orders: body<{ data: Truth['orders'] }>(hub, everyOrder).data,
  categories: body(hub, '/v1/categories'),
  printers: body(hub, '/v1/printers'),
  jobs: body<{ data: Truth['jobs'] }>(hub, '/v1/print-jobs').data,
  slips: body<{ data: Truth['slips'] }>(hub, '/v1/paper').data,
  settings: body<Settings>(hub, '/v1/settings'),
});
const seenOf = (hub: FakeHub): Seen => ({ ...truthOf(hub), registerId: 'r1' });

const HOUR_MS = 3_600_000;

const fault = async ({ hub, pass }: Started, { do: what, more }: Step): Promise<void> => {
  const { model, streams } = hub;
  if (what === 'cut') streams.cut();
  else if (what === 'offline') hub.goOffline();
  else if (what === 'online') hub.offline = false;
  else if (what === 'forget') model.forgotten = model.seq;
  else if (what === 'restore') {
    // A restored backup writes a new log; the connections end with the old hub.
    model.logId = `${model.logId}x`;
    streams.cut();
  } else if (what === 'keep-alive') streams.keepAlive();
  else if (what === 'jump-clock') {
    if (more % 2 === 0) model.now += more % 4 === 0 ? HOUR_MS : -HOUR_MS;
    else pass(more * 1000);
  } else await breathe(1 + (more % 12));
};

const perform = async (screen: Started, one: Step): Promise<void> => {
  if (!(one.do in acts)) return fault(screen, one);
  const asked = acts[one.do as ActName](seenOf(screen.hub), one.pick, one.more);
  if (asked) screen.hub.ask(asked.method, asked.path, asked.body);
};

/** Orders that a screen ever showed older than it had shown them before. */
const watchBackwards = ({ runtime }: Started): number[] => {
  const found: number[] = [];
  runtime.store.subscribe(({ hub }, before) => {
    for (const order of Object.values(hub.orders))
      if (order.rev < (before.hub.orders[order.id]?.rev ?? 0)) found.push(order.id);
  });
  return found;
};

const printers = ['p1', 'p2'].map((id) => ({ id, name: id, status: 'ONLINE' as const, detail: null, demo: false }));

// The customer display hears its till, not the hub.
test.each(screenRoles.filter((role) => role !== 'customer-display'))(
  'whatever happens to the link, the %s screen ends up equal to the hub',
  async (role) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 90 }),
        // Turns that a question and its answer take: a slow answer is overtaken by what was asked after it.
        fc.array(fc.oneof(fc.nat(3), fc.nat(12)), { minLength: 5, maxLength: 25 }),
        async (steps, chunk, waits) => {
          const hub = new FakeHub();
          hub.printers = printers;
          hub.streams.chunk = chunk;
          let call = 0;
          hub.pause = () => breathe(waits[(call += 1) % waits.length] ?? 0);
          const screen = startScreen(`#/${role}`, hub);
          const backwards = watchBackwards(screen);
          try {
            for (const one of steps) await perform(screen, one);
            hub.offline = false;
            await vi.waitFor(
              () => {
                const shown = screen.runtime.store.getState();
                expect(shown.link.phase).toBe('live');
                expect(shownBy(role, shown)).toEqual(truthFor(role, truthOf(hub)));
              },
              { interval: 1, timeout: 3000 },
            );
            expect(backwards).toEqual([]);
          } finally {
            screen.runtime.stop();
          }
        },
      ),
      { numRuns: 40 },
    );
  },
  60_000,
);
