import type { Log, Timers } from './ports.ts';

export type StopList = {
  /** `limitMs`: after that the next one's turn comes; one part that hangs must not keep the others from ending well. */
  add(name: string, limitMs: number, stop: () => Promise<void> | void): void;
  /** Stops everything in reverse order; never rejects, and a second call waits for the first. */
  run(): Promise<void>;
};

/** What was started, to be stopped last-in first-out. */
export const createStopList = ({ timers, log }: { timers: Timers; log: Log }): StopList => {
  const entries: { name: string; limitMs: number; stop: () => Promise<void> | void }[] = [];
  let running: Promise<void> | undefined;

  const stopOne = async ({ name, limitMs, stop }: (typeof entries)[number]): Promise<void> => {
    const late = Promise.withResolvers<void>();
    const limit = timers.setTimeout(() => {
      log.warn({ name, limitMs }, 'a part of the station did not stop in time');
      late.resolve();
    }, limitMs);
    try {
      await Promise.race([stop(), late.promise]);
    } catch (error) {
      log.error({ name, error: String(error) }, 'a part of the station did not stop well');
    } finally {
      timers.clearTimeout(limit);
    }
  };

  const runAll = async (): Promise<void> => {
    for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) await stopOne(entry);
    running = undefined;
  };

  return {
    add: (name, limitMs, stop) => void entries.push({ name, limitMs, stop }),
    run: () => (running ??= runAll()),
  };
};
