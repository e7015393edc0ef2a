import type { End, Row, Value } from './end.ts';
import type { Table } from './our-tables.ts';
import { countOf, pagesOf } from './pages.ts';
import { createSum } from './row-sum.ts';

export type Sum = { readonly table: string; readonly rows: number; readonly checksum: string };

const NUL = '\u0000';
const isNulText = (value: Value): value is string => typeof value === 'string' && value.includes(NUL);
const withoutNul = (row: Row): Row =>
  Object.values(row).some(isNulText)
    ? Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, isNulText(value) ? value.replaceAll(NUL, '') : value]),
      )
    : row;

/** What the target can hold of a row: U+0000, which nothing shows, is left out where texts cannot have it. */
const fitting = (target: End): ((row: Row) => Row) => (target.holdsNul ? (row) => row : withoutNul);

/** Everything, in one transaction of the target. Answers how many rows lost a U+0000. */
export const copyRows = async (
  { source, target }: { source: End; target: End },
  tables: readonly Table[],
  progress: (rows: number) => void,
): Promise<number> => {
  const fit = fitting(target);
  let copied = 0;
  let changed = 0;
  await target.beginFilling(tables);
  for (const table of tables) {
    for await (const page of pagesOf(source, table)) {
      const rows = page.map(fit);
      changed += rows.filter((row, at) => row !== page[at]).length;
      if (rows.length > 0) await target.insert(table, rows);
      copied += rows.length;
      progress(copied);
    }
    if (table.numbered !== undefined) await target.setCounter(table, await source.counter(table));
  }
  await target.commit();
  return changed;
};

export const countRows = async (end: End, tables: readonly Table[]): Promise<number> => {
  let rows = 0;
  for (const table of tables) rows += await countOf(end, table);
  return rows;
};

/** Reads both sides whole, and tells them apart. `differing`: tables in which they are not the same. */
export const compare = async (
  { source, target }: { source: End; target: End },
  tables: readonly Table[],
  progress: (rows: number) => void,
): Promise<{ sums: Sum[]; differing: string[] }> => {
  const fit = fitting(target);
  const sums: Sum[] = [];
  const differing: string[] = [];
  let read = 0;
  const sumOf = async (end: End, table: Table, form: (row: Row) => Row): Promise<Sum> => {
    const sum = createSum(table);
    for await (const page of pagesOf(end, table)) {
      for (const row of page) sum.add(form(row));
      progress((read += page.length));
    }
    return { table: table.name, rows: sum.rows(), checksum: sum.checksum() };
  };
  for (const table of tables) {
    const was = await sumOf(source, table, fit);
    const is = await sumOf(target, table, (row) => row);
    const counted = table.numbered === undefined || (await source.counter(table)) === (await target.counter(table));
    if (was.rows !== is.rows || was.checksum !== is.checksum || !counted) differing.push(table.name);
    sums.push(was);
  }
  return { sums, differing };
};
