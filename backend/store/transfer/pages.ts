import { INCOMING } from '../marks.ts';
import { listed, quoted, type End, type Row } from './end.ts';
import type { Table } from './our-tables.ts';

// As many as are in memory at once: events are a few KiB, pictures a hundred times that.
const ROWS = 500;
const ROWS_WITH_BYTES = 20;

const pageOf = (end: End, table: Table, after: Row | undefined): Promise<Row[]> => {
  const key = listed(table.key);
  const where = after === undefined ? '' : `where (${key}) > (${table.key.map((_, at) => `$${at + 1}`).join(', ')})`;
  const limit = table.blobs.length > 0 ? ROWS_WITH_BYTES : ROWS;
  return end.query(
    `select ${listed(table.columns)} from ${quoted(table.name)} ${where} order by ${key} limit ${limit}`,
    after === undefined ? [] : table.key.map((column) => after[column] ?? null),
  );
};

/** The rows of a table, a page at a time, without the mark of the move itself. */
export async function* pagesOf(end: End, table: Table): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  do {
    const page = await pageOf(end, table, last);
    last = page.at(-1);
    yield table.name === 'meta' ? page.filter(({ name }) => name !== INCOMING) : page;
  } while (last !== undefined);
}

export const countOf = async (end: End, table: Table): Promise<number> => {
  const [row] = await end.query<{ n: number }>(`select count(*) as n from ${quoted(table.name)}`);
  return row?.n ?? 0;
};
