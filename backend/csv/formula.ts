// Excel and LibreOffice run a cell that begins with one of these (OWASP, CSV injection); full-width forms count, too.
const starts = /^[=+\-@\t\r＝＋－＠]/u;
// The apostrophe itself is doubled, so that taking one off gives back what was written.
const guarded = /^'['=+\-@\t\r＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe goes before what looks like a formula. */
export const neutralise = (cell: string): string => (starts.test(cell) || guarded.test(cell) ? `'${cell}` : cell);

/** What `neutralise` was given. */
export const restore = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
