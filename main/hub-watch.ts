import type { Log, TimerHandle, Timers } from './ports.ts';

// A hub that cannot answer for this long serves nobody: tills spin, kitchens see nothing. A loaded one, or a machine that woke
// up from sleep, misses one or two.
const MISSES = 3;
const EVERY_MS = 5_000;

type HubWatchOptions = {
  /** Whether the hub answered anything at all, in a time of its own; never rejects. */
  readonly ask: () => Promise<boolean>;
  /** False while it is being started or stopped: others watch over that. */
  readonly isExpected: () => boolean;
  /** Ends a hub that does not answer; it is started again as after a crash. */
  readonly end: () => void;
  readonly timers: Timers;
  readonly log: Log;
};

/** Notices a hub that is there and does not answer: its process has not ended, so nobody else would. */
export const createHubWatch = ({ ask, isExpected, end, timers, log }: HubWatchOptions) => {
  let timer: TimerHandle;
  let misses = 0;
  let stopped = false;

  const look = async (): Promise<void> => {
    const answered = !isExpected() || (await ask());
    if (stopped) return;
    misses = answered || !isExpected() ? 0 : misses + 1;
    if (misses >= MISSES) {
      log.error({ misses }, 'the hub does not answer, ending it');
      misses = 0;
      end();
    }
    later();
  };

  const later = (): void => {
    timer = timers.setTimeout(() => void look(), EVERY_MS);
  };

  return {
    start: (): void => {
      stopped = false;
      later();
    },
    stop: (): void => {
      stopped = true;
      timers.clearTimeout(timer);
    },
  };
};
