import { businessDay } from '#domain/business-day.ts';
import type { Settings } from '#contract/settings.ts';

/** "YYYY-MM-DD" of an instant (epoch ms), by the venue's own cut-off. */
export const businessDayOf = (at: number, { timeZone, dayCutoff }: Pick<Settings, 'timeZone' | 'dayCutoff'>): string =>
  businessDay(at, timeZone, dayCutoff);

/** `days` later, or earlier, on the calendar. */
export const dayShifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
