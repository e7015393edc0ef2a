import type { Kysely } from 'kysely';
import { StartError } from './start-error.ts';
import type { Tables } from './tables.ts';

/** Rows of `meta` with which no hub starts. */
export const MOVED_TO = 'moved-to';
export const INCOMING = 'incoming';

/** The value of such a row: the other place, and epoch ms. */
export type Mark = { readonly place: string; readonly at: number };

export const markText = (mark: Mark): string => JSON.stringify(mark);
export const readMark = (text: string | undefined): Mark | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Mark);

/** "2026-08-15 18:04 UTC", for people. */
export const timeOf = ({ at }: Mark): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * Two hubs would go on under one log's name if one started where the data was, and another where it is now.
 * @throws StartError data-moved, data-incomplete
 */
export const requireHere = async (db: Kysely<Tables>, place: string): Promise<void> => {
  const rows = await db
    .selectFrom('meta')
    .select(['name', 'value'])
    .where('name', 'in', [MOVED_TO, INCOMING])
    .execute();
  const mark = (name: string) => readMark(rows.find((row) => row.name === name)?.value);
  const [moved, incoming] = [mark(MOVED_TO), mark(INCOMING)];
  if (moved)
    throw new StartError(
      'data-moved',
      `the data of ${place} was moved to ${moved.place} on ${timeOf(moved)}; start there`,
    );
  if (incoming)
    throw new StartError(
      'data-incomplete',
      `${place} holds an unfinished copy of ${incoming.place}, begun on ${timeOf(incoming)}; make it again`,
    );
};
