const DAY_MS = 86_400_000;
// Slips of the last days can be looked at and printed again; older ones would only fill the disk of a small box.
const JOBS_DAYS = 7;
// Longer than any hub keeps its log: while an event can still be replayed, its source must be known, or it prints again.
const SOURCES_DAYS = 60;
// Whatever their dates say, the newest stay: a box without a battery begins its evening in 1970, and the time service then
// makes everything printed so far look old enough to be forgotten, and printed again by the next reconcile.
const SOURCES_KEPT = 20_000;

export const pruneStatements = (
  now: number,
): readonly { readonly sql: string; readonly values: readonly number[] }[] => [
  {
    sql: `DELETE FROM jobs WHERE state IN ('sent', 'printed', 'cancelled') AND reported >= revision AND updated_at < ?`,
    values: [now - JOBS_DAYS * DAY_MS],
  },
  {
    sql: 'DELETE FROM sources WHERE at < ? AND rowid <= (SELECT max(rowid) FROM sources) - ?',
    values: [now - SOURCES_DAYS * DAY_MS, SOURCES_KEPT],
  },
];
