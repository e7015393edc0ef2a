import { businessDay } from './business-day.ts';
import { businessDayStart, dayAfter } from './business-day-start.ts';

/**
 * Until when (epoch ms) an order's receipt opens its page: the end of the business day after the one it was taken in. Long enough
 * to ask about last night, short enough that a receipt in the street opens nothing.
 */
export const trackEnd = (takenAt: number, timeZone: string, dayCutoff: string): number =>
  businessDayStart(dayAfter(dayAfter(businessDay(takenAt, timeZone, dayCutoff))), timeZone, dayCutoff);
