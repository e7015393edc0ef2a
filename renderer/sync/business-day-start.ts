import { businessDay } from '#domain/business-day.ts';

const LONGEST_DAY_MS = 27 * 3_600_000;

/** First instant (epoch ms) of the business day that `at` belongs to, found by halving: correct on days of 23 and 25 hours. */
export const businessDayStart = (at: number, timeZone: string, dayCutoff: string): number => {
  const today = businessDay(at, timeZone, dayCutoff);
  let before = at - LONGEST_DAY_MS;
  let inside = at;
  while (inside - before > 1000) {
    const middle = Math.floor((before + inside) / 2);
    if (businessDay(middle, timeZone, dayCutoff) === today) inside = middle;
    else before = middle;
  }
  return Math.floor(inside / 1000) * 1000;
};
