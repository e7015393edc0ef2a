import { businessDay } from './business-day.ts';

const MINUTE = 60_000;

/**
 * The instant (epoch ms) at which a business day begins: the first minute that belongs to it. Found on the wall clock, so it
 * is right on the days of 23 and 25 hours too.
 * @param day "YYYY-MM-DD"
 */
export const businessDayStart = (day: string, timeZone: string, dayCutoff: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // No zone is further than 14 hours from UTC, and no cut-off later than 24:00.
  let before = noon - 40 * 60 * MINUTE;
  let after = noon + 40 * 60 * MINUTE;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
    if (businessDay(middle, timeZone, dayCutoff) < day) before = middle;
    else after = middle;
  }
  return after;
};

/** The day after "YYYY-MM-DD". */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
