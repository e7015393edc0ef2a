const DAY = 24 * 60;

/** Whether the house is open at that local minute of the day, and in how many minutes that changes (undefined: never). */
export const judgeHours = (
  hours: string,
  minuteOfDay: number,
): { readonly open: boolean; readonly changesIn: number | undefined } => {
  const [from, to] = hours.split('-').map(minuteOf);
  if (from === undefined || to === undefined || from === to) return { open: true, changesIn: undefined };
  const sinceFrom = (minuteOfDay - from + DAY) % DAY;
  const length = (to - from + DAY) % DAY;
  const open = sinceFrom < length;
  return { open, changesIn: open ? length - sinceFrom : DAY - sinceFrom };
};

const minuteOf = (time: string): number | undefined => {
  const [hour, minute] = time.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour) ? undefined : hour * 60 + minute;
};
