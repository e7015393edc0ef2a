export type Age = 'fresh' | 'warn' | 'late';

/** How old a ticket is against its two thresholds. `ageMs` on hub time; a negative age (clock set back) is fresh. */
export const ageOf = (ageMs: number, warnMinutes: number, lateMinutes: number): Age => {
  if (ageMs >= lateMinutes * 60_000) return 'late';
  return ageMs >= warnMinutes * 60_000 ? 'warn' : 'fresh';
};
