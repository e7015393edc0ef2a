import { createRuntime, type Runtime } from '../../app/runtime.ts';
import type { ScreenRole } from '../../store/device.ts';
import { MemoryStorage } from '../memory-storage.ts';
import type { Timer, Timers } from '../../sync/timers.ts';
import { Line } from './line.ts';

export type ScreenOnLine = {
  role: ScreenRole;
  line: Line;
  runtime: Runtime;
  /** Orders that the screen ever showed older than it had shown them before. */
  backwards: readonly number[];
};

// Retries wait up to 8 s; forty times as fast they still leave the processor to the hub that is starting. Watchdogs, which are
// longer, never end: what they repair must not hide what they should not have to.
const LONGEST_RETRY_MS = 9999;
const QUICKER = 40;

const never: Timer = { cancel: () => undefined };
const quickTimers: Timers = {
  after: (ms, run) => {
    if (ms > LONGEST_RETRY_MS) return never;
    const handle = setTimeout(run, ms / QUICKER);
    return { cancel: () => clearTimeout(handle) };
  },
  every: () => never,
};

/** A window without a page at the end of a cable of its own. */
export const screenOnLine = (role: ScreenRole, hub: { url: string; token: string }): ScreenOnLine => {
  const line = new Line(hub);
  const backwards: number[] = [];
  const runtime = createRuntime({
    fetch: line.fetch,
    baseUrl: '',
    monotonic: () => performance.now(),
    timers: quickTimers,
    random: () => 0.5,
    newKey: () => crypto.randomUUID(),
    windowStorage: new MemoryStorage(),
    machineStorage: new MemoryStorage(),
    hash: `#/${role}`,
  });
  runtime.store.subscribe(({ hub: { orders } }, before) => {
    for (const order of Object.values(orders))
      if (order.rev < (before.hub.orders[order.id]?.rev ?? 0)) backwards.push(order.id);
  });
  runtime.start();
  return { role, line, runtime, backwards };
};
