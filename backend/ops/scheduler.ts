import { endIdleCart } from '../commands/carts.ts';
import type { Env } from '../commands/env.ts';
import { runDue } from '../commands/run-due.ts';
import { idleCartSessions } from '../store/carts.ts';
import { dueActions, shiftActions } from '../store/due-actions.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock, Stopwatch } from '../store/ports.ts';
import type { StreamTimers } from '../stream/ports.ts';

const TICK_MS = 1_000;
// After a night switched off everything is due at once; a batch lets a till's sale in between.
const BATCH = 50;
// A wall clock that moved this much more than time itself was set by somebody (or by NTP, on a box without a battery).
const JUMP_MS = 60_000;

export type SchedulerPorts = {
  store: Store;
  env: Env;
  clock: Clock & Stopwatch;
  timers: Pick<StreamTimers, 'setInterval' | 'clearInterval'>;
  /** Whether it is this hub's to do. */
  mine: () => Promise<boolean>;
  onError: (error: unknown) => void;
};

/**
 * Carries out planned actions when their time comes. They are rows of the store, so one that fell due while the hub was off
 * is carried out at its next start, and one that failed (a full disk) is tried again.
 */
export const startScheduler = ({ store, env, clock, timers, mine, onError }: SchedulerPorts) => {
  let wall = clock.now();
  let steady = clock.monotonic();

  const followClock = async (own: boolean): Promise<void> => {
    const now = clock.now();
    const elapsed = clock.monotonic() - steady;
    const jump = now - wall - elapsed;
    if (own && Math.abs(jump) >= JUMP_MS) await store.write((tx) => shiftActions(tx.db, Math.round(jump)));
    wall = now;
    steady += elapsed;
  };

  const runBatch = async (): Promise<boolean> => {
    const due = await store.read(({ db }) => dueActions(db, clock.now(), BATCH));
    const results = await Promise.allSettled(due.map((action) => store.write((tx) => runDue(tx, env, action))));
    for (const result of results) if (result.status === 'rejected') onError(result.reason);
    return due.length === BATCH && results.every((result) => result.status === 'fulfilled');
  };

  const endIdleCarts = async (): Promise<void> => {
    const idle = await store.read(({ db }) => idleCartSessions(db, clock.now(), BATCH));
    for (const { id } of idle) await store.write((tx) => endIdleCart(tx, id));
  };

  const run = async (): Promise<void> => {
    const own = await mine();
    await followClock(own);
    if (!own) return;
    while (!stopped && (await runBatch()));
    await endIdleCarts();
  };

  let stopped = false;
  let running: Promise<void> | undefined;
  const tick = (): void => {
    if (stopped) return;
    running ??= run()
      .catch(onError)
      .finally(() => (running = undefined));
  };
  const handle = timers.setInterval(tick, TICK_MS);
  tick();

  return async (): Promise<void> => {
    stopped = true;
    timers.clearInterval(handle);
    await running;
  };
};
