import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PaperRow = Selectable<Tables['papers']>;

// Demo paper is for looking at: without an end a festival rehearsal would fill the disk with it.
const KEEP_PAPERS = 500;

export const insertPaper = async (db: Db, paper: Omit<PaperRow, 'id'>): Promise<number> => {
  const { id } = await db.insertInto('papers').values(paper).returning('id').executeTakeFirstOrThrow();
  await db
    .deleteFrom('papers')
    .where('id', '<=', id - KEEP_PAPERS)
    .execute();
  return id;
};

export const listPapers = async (
  db: Db,
  printerId: string | undefined,
  limit: number,
): Promise<Omit<PaperRow, 'svg'>[]> => {
  const query = db.selectFrom('papers').select(['id', 'printer_id', 'text', 'at']).orderBy('id', 'desc').limit(limit);
  return (printerId === undefined ? query : query.where('printer_id', '=', printerId)).execute();
};

export const maybePaperSvg = async (db: Db, id: number): Promise<string | undefined> =>
  (await db.selectFrom('papers').select('svg').where('id', '=', id).executeTakeFirst())?.svg;
