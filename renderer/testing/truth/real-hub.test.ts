// @vitest-environment node
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { screenRoles } from '../../store/device.ts';
import { actNames, acts, type ActName } from './acts.ts';
import { shownBy, truthFor } from './projections.ts';
import { RealHub } from './real-hub.ts';
import { screenOnLine, type ScreenOnLine } from './screen-on-line.ts';

/** What happens to the cables and to the machine of the hub. */
const faults = ['cut', 'offline', 'online', 'stick', 'let-go', 'breathe', 'jump-clock'] as const;
const deaths = ['kill', 'copy', 'restore'] as const;
type Fault = (typeof faults)[number] | (typeof deaths)[number];
type Step = { do: ActName | Fault; pick: number; more: number };

const stepOf = (weight: number, names: readonly Step['do'][]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...names), pick: fc.nat(60), more: fc.nat(60) }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  stepOf(8, ['sell', 'sell', 'ready', 'part-ready', 'order', 'confirm']),
  stepOf(12, actNames),
  stepOf(7, faults),
  stepOf(1, deaths),
);

// To repeat a run that failed elsewhere.
const seed = process.env['PASSRAIL_TRUTH_SEED'];
// More of them for a long look: three take as long as a unit test may.
const numRuns = Number(process.env['PASSRAIL_TRUTH_RUNS'] ?? 3);

const hub = new RealHub();
beforeAll(async () => {
  await hub.start();
  // Twelve hours from now, so that no clock that jumps an hour makes it another business day.
  const dayCutoff = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, '0')}:00`;
  await hub.call('PATCH', '/v1/settings', { timeZone: 'UTC', dayCutoff });
  await hub.kill();
  hub.keepCopy();
  await hub.start();
}, 60_000);
afterAll(() => hub.end());

const reborn = async (between: () => void): Promise<void> => {
  await hub.kill();
  between();
  await hub.start();
};

// A few round trips of the real network: enough for some of what is under way to end, and to leave the rest in the middle.
const breathe = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await hub.call('GET', '/health');
};

const linkFault = ({ line }: ScreenOnLine, fault: Fault): void => {
  if (fault === 'cut') line.cut();
  else if (fault === 'offline') line.goOffline();
  else if (fault === 'online') line.offline = false;
  else if (fault === 'stick') line.stick();
  else if (fault === 'let-go') line.letGo();
};

const perform = async (screens: readonly ScreenOnLine[], one: Step): Promise<void> => {
  if (one.do in acts) {
    const asked = acts[one.do as ActName](await hub.look(), one.pick, one.more);
    if (asked) expect(await hub.ask(asked)).toBeLessThan(500);
  } else if (one.do === 'breathe') await breathe();
  else if (one.do === 'jump-clock') hub.jumpClock();
  else if (one.do === 'kill') await reborn(() => undefined);
  else if (one.do === 'copy') await reborn(() => hub.keepCopy());
  else if (one.do === 'restore') await reborn(() => hub.restoreCopy());
  else {
    const screen = screens[one.pick % screens.length];
    if (screen) linkFault(screen, one.do as Fault);
  }
};

test(
  'whatever happens to a real hub and to the cables, every screen ends up equal to it',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 50, size: 'max' }),
        fc.integer({ min: 1, max: 90 }),
        async (steps, chunk) => {
          const screens = screenRoles
            .filter((role) => role !== 'customer-display')
            .map((role) => screenOnLine(role, hub));
          for (const { line } of screens) line.chunk = chunk;
          try {
            for (const one of steps) await perform(screens, one);
            for (const { line } of screens) {
              line.offline = false;
              line.letGo();
            }
            await vi.waitFor(
              async () => {
                const truth = await hub.truth();
                for (const { role, runtime } of screens) {
                  expect([role, runtime.store.getState().link.phase]).toEqual([role, 'live']);
                  expect({ [role]: shownBy(role, runtime.store.getState()) }).toEqual({
                    [role]: truthFor(role, truth),
                  });
                }
              },
              { interval: 20, timeout: 10_000 },
            );
            // A hub that went back to an older copy of itself has older orders.
            if (!steps.some((one) => one.do === 'restore'))
              expect(screens.flatMap(({ backwards }) => backwards)).toEqual([]);
          } finally {
            for (const { runtime } of screens) runtime.stop();
          }
        },
      ),
      { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  },
  numRuns * 30_000,
);
