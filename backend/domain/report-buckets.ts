import type { ReportGroup } from '#contract/reports.ts';
import { businessDay } from './business-day.ts';
import { businessDayStart, dayAfter } from './business-day-start.ts';

/** From `start` to before `end`, epoch ms. */
export type Bucket = { start: number; end: number };

const HOUR = 3_600_000;
const hours: Readonly<Record<ReportGroup, number>> = { '1h': 1, '4h': 4, '12h': 12, day: 48, all: 48 };

const daysOf = (from: number, to: number, timeZone: string, dayCutoff: string): Bucket[] => {
  const days: Bucket[] = [];
  let day = businessDay(from, timeZone, dayCutoff);
  let start = businessDayStart(day, timeZone, dayCutoff);
  while (start < to) {
    day = dayAfter(day);
    const end = businessDayStart(day, timeZone, dayCutoff);
    days.push({ start, end });
    start = end;
  }
  return days;
};

/**
 * The intervals of a report, in order. They start with the business day, not at midnight, and none reaches over its end: on
 * the night the clocks change its last one is shorter, or there is one more. The first and the last are cut to `from` and `to`.
 */
export const bucketsOf = (
  from: number,
  to: number,
  groupBy: ReportGroup,
  timeZone: string,
  dayCutoff: string,
): Bucket[] => {
  if (to <= from) return [];
  if (groupBy === 'all') return [{ start: from, end: to }];
  const step = hours[groupBy] * HOUR;
  return daysOf(from, to, timeZone, dayCutoff)
    .flatMap((day) =>
      Array.from({ length: Math.ceil((day.end - day.start) / step) }, (_, index) => ({
        start: day.start + index * step,
        end: Math.min(day.end, day.start + (index + 1) * step),
      })),
    )
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }));
};
