type Cell = string | number | null;

// Excel, LibreOffice and Google read a cell that begins with one of these as a formula (OWASP: CSV injection). A tab or a
// line break before it is skipped by them, so it counts as one too.
const FORMULA = /^[\s]*[=+\-@|%]|^[\t\r\n]/;
const isNumber = (text: string): boolean => /^-?\d+([.,]\d+)?$/.test(text);

const cellOf = (cell: Cell): string => {
  const text = cell === null ? '' : String(cell);
  const safe = FORMULA.test(text) && !isNumber(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180 with a byte-order mark (Excel takes it for UTF-8 only with one); no cell is ever a formula. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
