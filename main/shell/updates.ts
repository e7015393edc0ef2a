import type { Clock, Log, TimerHandle, Timers } from '../ports.ts';
import { judgeHours } from './opening-hours.ts';

/** Where newer versions come from; `electron-updater` in a packed program. */
export type Updater = {
  /** The version that the feed offers; undefined when it is none newer. */
  check(): Promise<string | undefined>;
  /** Checked against the sum in the feed. */
  download(): Promise<void>;
};
export type UpdatesDeps = {
  readonly updater: Updater;
  /** "0.1.0" */
  readonly current: string;
  /** Local time from which it may be installed, for an hour: "04:00". */
  readonly updateAt: string;
  readonly openHours: string;
  readonly minuteOfDay: () => number;
  /** Nobody sells, nothing cooks: the hub would not be missed for a minute. */
  readonly quiet: () => Promise<boolean>;
  /** A copy of the data that is proved to be sound; rejects when it is not. */
  readonly backUp: () => Promise<void>;
  /** The program as it is, to go back to; does nothing where the system keeps it. */
  readonly keepPrevious: () => Promise<void>;
  /** Ends the station in order, then puts the new version in the old one's place and starts it. */
  readonly install: () => void;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
};
export type Updates = { start(): void; stop(): void };

// A kiosk that has just started has people in front of it; the feed can wait.
const FIRST_CHECK = 10 * 60_000;
const CHECK_EVERY = 6 * 3_600_000;
const LOOK_EVERY = 5 * 60_000;
const WINDOW_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

/**
 * Newer versions, downloaded while nobody notices and installed while nobody is there: in the hour of `updateAt`, outside the
 * opening hours, when the hub is quiet, with a backup made first. What fails is tried again; a kiosk never asks anybody.
 */
export const createUpdates = (deps: UpdatesDeps): Updates => {
  const { updater, current, clock, timers, log } = deps;
  let running = false;
  let next: TimerHandle;
  let ready: string | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let installing = false;

  const check = async (): Promise<void> => {
    checkedAt = clock.now();
    const offered = await updater.check();
    if (offered === undefined || offered === ready) return;
    // Data of this version would be refused by an older one, and the kiosk would stand still.
    if (!isNewer(offered, current))
      return log.warn({ offered, current }, 'the feed offers no newer version, left alone');
    await updater.download();
    ready = offered;
    log.info(
      { offered, current, installAt: deps.updateAt },
      'a newer version is here, it is installed when the house is closed',
    );
  };

  const install = async (): Promise<void> => {
    if (ready === undefined || !inWindow(deps) || !(await deps.quiet())) return;
    await deps.backUp();
    await deps.keepPrevious();
    // The copy took its time, and somebody may have come in.
    if (!running || !(await deps.quiet())) return;
    installing = true;
    log.info({ from: current, to: ready }, 'the newer version is installed now');
    deps.install();
  };

  const look = async (): Promise<void> => {
    try {
      // Also when the clock was set back.
      if (Math.abs(clock.now() - checkedAt) >= CHECK_EVERY) await check();
      await install();
    } catch (error) {
      log.warn({ error: String(error) }, 'updating did not work, it is tried again later');
    }
    again(LOOK_EVERY);
  };

  const again = (ms: number): void => {
    if (running && !installing) next = timers.setTimeout(() => void look(), ms);
  };

  return {
    start: () => {
      running = true;
      if (opensAtUpdate(deps)) {
        const { updateAt, openHours } = deps;
        log.warn({ updateAt, openHours }, 'the house is open at that hour: nothing is ever installed');
      }
      again(FIRST_CHECK);
    },
    stop: () => {
      running = false;
      timers.clearTimeout(next);
    },
  };
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Hours = Pick<UpdatesDeps, 'updateAt' | 'openHours' | 'minuteOfDay'>;
const isOpenAt = (openHours: string, minute: number): boolean =>
  openHours !== 'always' && judgeHours(openHours, minute).open;

const inWindow = ({ updateAt, openHours, minuteOfDay }: Hours): boolean => {
  const now = minuteOfDay();
  const since = (now - minuteOf(updateAt) + DAY_MINUTES) % DAY_MINUTES;
  return since < WINDOW_MINUTES && !isOpenAt(openHours, now);
};
const opensAtUpdate = ({ updateAt, openHours }: Hours): boolean => isOpenAt(openHours, minuteOf(updateAt));

/** Of three numbers each; whatever else an offer may be called is none for a kiosk. */
const isNewer = (offered: string, current: string): boolean => {
  const [to, from] = [offered, current].map((version) => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number));
  if (!to || !from) return false;
  const at = to.findIndex((part, index) => part !== from[index]);
  return at !== -1 && (to[at] ?? 0) > (from[at] ?? 0);
};
