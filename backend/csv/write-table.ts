import { stringify } from 'csv-stringify/sync';
import { neutralise } from './formula.ts';

/** How a spreadsheet of this language reads a file without asking: Italian Excel takes a semicolon and a decimal comma. */
export type Dialect = { separator: ',' | ';'; decimal: '.' | ',' };
export const dialectOf = (language: 'it' | 'en'): Dialect =>
  language === 'it' ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' };

/** Euros from cents, always with two decimals. */
export const amountCell = (amount: number, { decimal }: Dialect): string =>
  (amount / 100).toFixed(2).replace('.', decimal);

/** A number is one, also below zero; a text is never run. */
export type Cell = string | number | null;

const cellOf = (cell: Cell, { decimal }: Dialect): string => {
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  return cell === null ? '' : neutralise(cell);
};

/** CSV with CRLF and a byte-order mark, without which Excel takes UTF-8 for Windows-1252. Text cells run in no spreadsheet. */
export const writeTable = (rows: readonly (readonly Cell[])[], dialect: Dialect): string =>
  stringify(
    rows.map((row) => row.map((cell) => cellOf(cell, dialect))),
    { delimiter: dialect.separator, record_delimiter: 'windows', bom: true, quoted_match: /^\s|\s$/u },
  );
