/**
 * Start of the business day that `now` is in, epoch ms: the last time the venue's clock showed the cut-off. Off by the
 * changed hour on the two days a year when clocks change, which only widens or narrows what is asked for again.
 */
export const businessDayStart = (now: number, timeZone: string, dayCutoff: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: 'hour' | 'minute'): number => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  const [hours = 0, minutes = 0] = dayCutoff.split(':').map(Number);
  const sinceMidnight = part('hour') * 60 + part('minute');
  const sinceCutoff = (sinceMidnight - (hours * 60 + minutes) + 1440) % 1440;
  return Math.floor(now / 60_000) * 60_000 - sinceCutoff * 60_000;
};
