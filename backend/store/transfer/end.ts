import type { Table } from './our-tables.ts';

/** Both engines' forms of the same: whole and broken numbers are numbers, flags 0 and 1, bytes a Buffer. */
export type Value = string | number | Buffer | null;
export type Row = { readonly [column: string]: Value };

/** One end of a move: a database that nobody else uses meanwhile. */
export type End = {
  /** For people. */
  readonly place: string;
  /** Its texts can hold U+0000. */
  readonly holdsNul: boolean;
  /** Tables that are there, but for the engine's and the migrator's. */
  tables(): Promise<string[]>;
  /** Migrations it still needs. @throws StartError schema-newer */
  pending(): Promise<string[]>;
  migrate(): Promise<void>;
  /** Parameters are $1, $2, … */
  query<T = Row>(text: string, values?: readonly Value[]): Promise<T[]>;
  /** To be read and, at the last, marked: one transaction that sees one instant and that no command can slip into. */
  beginReading(): Promise<void>;
  /** To be filled: one transaction that begins with no rows but the mark of the move, and asks for references at its end only. */
  beginFilling(tables: readonly Table[]): Promise<void>;
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  commit(): Promise<void>;
  /** The last number that the database gave by itself in a table; 0: none yet. */
  counter(table: Table): Promise<number>;
  setCounter(table: Table, last: number): Promise<void>;
  /** What was not committed is undone. */
  close(): Promise<void>;
};

export const quoted = (name: string): string => `"${name}"`;
export const listed = (names: readonly string[]): string => names.map(quoted).join(', ');
