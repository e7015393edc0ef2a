import type { PowerSaveBlocker } from 'electron';
import type { TimerHandle, Timers } from '../ports.ts';
import { judgeHours } from './opening-hours.ts';

export type KeepAwakeDeps = {
  readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly hours: string;
  /** Minute of the day on the machine's own clock. */
  readonly minuteOfDay: () => number;
  readonly timers: Timers;
};
export type KeepAwake = { start(): void; stop(): void };

// The clock may be set, or the machine may sleep, while one waits: looked at again at least this often.
const LOOK_AGAIN = 5 * 60_000;

/** Keeps the display on while the house is open, and lets it sleep when it is not. */
export const createKeepAwake = ({ blocker, hours, minuteOfDay, timers }: KeepAwakeDeps): KeepAwake => {
  let held: number | undefined;
  let next: TimerHandle;
  let running = false;

  const release = (): void => {
    if (held !== undefined) blocker.stop(held);
    held = undefined;
  };

  const look = (): void => {
    const { open, changesIn } = judgeHours(hours, minuteOfDay());
    if (open) held ??= blocker.start('prevent-display-sleep');
    else release();
    if (changesIn === undefined) return;
    next = timers.setTimeout(look, Math.min(LOOK_AGAIN, changesIn * 60_000));
  };

  return {
    start: () => {
      if (running) return;
      running = true;
      look();
    },
    stop: () => {
      running = false;
      timers.clearTimeout(next);
      release();
    },
  };
};
