export type Bar = { key: string; label: string; amount: number; before: number | null };

type Hour = { at: string; total: string };
type Cents = (decimal: string) => number;

/** Hour of the day there, 0 to 23. */
const hourOf = (at: string, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(at)));

/**
 * Hours from the first to the last in which money moved on either day, in the order of a business day: one that begins at six has
 * one in the morning behind eleven at night.
 */
export const hourBars = (
  day: readonly Hour[],
  other: readonly Hour[] | null,
  { timeZone, dayCutoff }: { timeZone: string; dayCutoff: string },
  cents: Cents,
): Bar[] => {
  const first = Number(dayCutoff.slice(0, 2));
  const place = (hour: number) => (hour - first + 24) % 24;
  const sums = (hours: readonly Hour[]) => {
    const found = new Map<number, number>();
    for (const { at, total } of hours) {
      const hour = place(hourOf(at, timeZone));
      found.set(hour, (found.get(hour) ?? 0) + cents(total));
    }
    return found;
  };
  const now = sums(day);
  const then = other && sums(other);
  const places = [...now.keys(), ...(then?.keys() ?? [])];
  if (places.length === 0) return [];
  const from = Math.min(...places);
  return Array.from({ length: Math.max(...places) - from + 1 }, (_none, at) => {
    const hour = (from + at + first) % 24;
    const label = String(hour).padStart(2, '0');
    return { key: label, label, amount: now.get(from + at) ?? 0, before: then && (then.get(from + at) ?? 0) };
  });
};

/** A round amount that is not less: 1, 2 or 5 with zeros; so that the lines of a chart are figures people know. */
export const roundTop = (amount: number): number => {
  if (amount <= 0) return 100;
  const unit = 10 ** Math.floor(Math.log10(amount));
  return ([1, 2, 5].find((step) => step * unit >= amount) ?? 10) * unit;
};
