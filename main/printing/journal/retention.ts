const DAY_MS = 86_400_000;
// Slips of the last days can be looked at and printed again; older ones would only fill the disk of a small box.
const JOBS_DAYS = 7;
// Longer than any hub keeps its log: while an event can still be replayed, its source must be known, or it prints again.
const SOURCES_DAYS = 60;

export const pruneStatements = (
  now: number,
): readonly { readonly sql: string; readonly values: readonly number[] }[] => [
  {
    sql: `DELETE FROM jobs WHERE state IN ('sent', 'printed', 'cancelled') AND reported >= revision AND updated_at < ?`,
    values: [now - JOBS_DAYS * DAY_MS],
  },
  { sql: 'DELETE FROM sources WHERE at < ?', values: [now - SOURCES_DAYS * DAY_MS] },
];
