/** `<logId>-<seq>` (design section 6); undefined for anything else. */
export const parseEventId = (id: string): { readonly logId: string; readonly seq: number } | undefined => {
  const match = /^(.+)-(\d{1,15})$/u.exec(id);
  const [, logId, seq] = match ?? [];
  return logId === undefined || seq === undefined ? undefined : { logId, seq: Number(seq) };
};

/** Whether the cursor may move from `from` to `to`: a repeated event of the same log must not set it back. */
export const isAhead = (from: string | undefined, to: string): boolean => {
  const before = from === undefined ? undefined : parseEventId(from);
  const after = parseEventId(to);
  if (after === undefined) return false;
  return before === undefined || before.logId !== after.logId || after.seq > before.seq;
};
