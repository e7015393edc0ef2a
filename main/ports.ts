/** What the station borrows from the outside world; tests hand in their own. */
export type Clock = { now(): number };

export type TimerHandle = unknown;
export type Timers = {
  /** Calls `run` once after `ms` milliseconds unless cleared. */
  setTimeout(run: () => void, ms: number): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
};

type LogMethod = (fields: Record<string, unknown>, message: string) => void;
/** The part of a pino logger that the station uses. */
export type Log = { debug: LogMethod; info: LogMethod; warn: LogMethod; error: LogMethod };

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
