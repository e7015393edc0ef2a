const formatters = new Map<string, Intl.DateTimeFormat>();

// Building an Intl formatter costs more than a hundred uses of it.
const formatter = (timeZone: string): Intl.DateTimeFormat => {
  let found = formatters.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, found);
  }
  return found;
};

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/**
 * The business day an instant belongs to, "YYYY-MM-DD": the local date, or the day before while the local clock is short of
 * the cut-off. Decided on the wall clock, so a day of 23 or 25 hours needs no arithmetic.
 * @param at epoch ms
 * @param dayCutoff local time "HH:MM"
 */
export const businessDay = (at: number, timeZone: string, dayCutoff: string): string => {
  const minute = Math.floor(at / 60_000);
  if (last?.minute === minute && last.timeZone === timeZone && last.dayCutoff === dayCutoff) return last.day;
  const day = dayOf(at, timeZone, dayCutoff);
  last = { minute, timeZone, dayCutoff, day };
  return day;
};

// Every order of a busy minute asks for the same one, and the calendar of a zone is slow.
let last: { minute: number; timeZone: string; dayCutoff: string; day: string } | undefined;

const dayOf = (at: number, timeZone: string, dayCutoff: string): string => {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const early = number('hour') * 60 + number('minute') < minutesOf(dayCutoff);
  const date = new Date(Date.UTC(number('year'), number('month') - 1, number('day') - (early ? 1 : 0)));
  return date.toISOString().slice(0, 10);
};
