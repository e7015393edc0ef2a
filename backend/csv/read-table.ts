import { CsvError, parse } from 'csv-parse/sync';
import { restore } from './formula.ts';

export type Separator = ',' | ';' | '\t';
/** `line`: where the row begins in the file, counted from 1, as an editor shows it. */
export type TableRow = { line: number; cells: string[] };
export type Table = { header: string[]; rows: TableRow[]; separator: Separator };
export type Unreadable = { refused: 'empty' | 'quotes' | 'long-row' | 'too-many-rows'; line: number };

// A row with every field full has about 6,000; a quote that is never closed would otherwise swallow the file as one cell.
const MAX_RECORD = 20_000;

/** The separator that the first line uses most, outside its quotes. */
const separatorOf = (text: string): Separator => {
  const first =
    text
      .slice(0, 4096)
      .split(/\r\n|\n|\r/u)
      .find((line) => line.trim() !== '') ?? '';
  const bare = first.replaceAll(/"[^"]*"/gu, '');
  const count = (one: Separator) => bare.split(one).length;
  return ([';', '\t'] as const).reduce<Separator>((best, one) => (count(one) > count(best) ? one : best), ',');
};

const reasonOf = (error: CsvError): Unreadable['refused'] =>
  error.code === 'CSV_MAX_RECORD_SIZE' ? 'long-row' : 'quotes';

const parsed = (text: string, separator: Separator, maxRows: number): TableRow[] => {
  const records = parse(text, {
    delimiter: separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_RECORD,
    // The header, the rows, and one more, which says that there are too many: the rest is not even looked at.
    to: maxRows + 2,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  // The parser says the line on which a record ends, and takes CRLF within a cell for two.
  let doubled = 0;
  return records.map(({ record, info }) => {
    const cells = record.join('');
    const line = info.lines - doubled - (cells.match(/[\r\n]/gu)?.length ?? 0);
    doubled += cells.match(/\r\n/gu)?.length ?? 0;
    return { line, cells: record.map(restore) };
  });
};

/** The rows of a CSV text: comma, semicolon or tab, quoted as RFC 4180 has it, with Excel's own `sep=` line or without. */
export const readTable = (text: string, maxRows: number): Table | Unreadable => {
  const told = /^sep=([,;\t])\r?\n/u.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const separator = (told?.[1] as Separator | undefined) ?? separatorOf(body);
  const before = told ? 1 : 0;
  try {
    const [header, ...rows] = parsed(body, separator, maxRows).filter(({ cells }) => cells.some((cell) => cell !== ''));
    if (!header || rows.length === 0) return { refused: 'empty', line: 1 };
    if (rows.length > maxRows) return { refused: 'too-many-rows', line: maxRows + 2 };
    return { header: header.cells, rows: rows.map((row) => ({ ...row, line: row.line + before })), separator };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { refused: reasonOf(error), line: Number(error['lines'] ?? 1) + before };
  }
};
