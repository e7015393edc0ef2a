import type { PrintPreview } from '#contract/print-jobs.ts';
import type { Db } from './db.ts';

// Pictures are for looking at what waits, or came out a while ago: a season of them would outweigh its orders a hundredfold.
const KEEP_PREVIEWS = 1000;

/** Keeps what a slip looks like now; forgets the oldest of those that are settled. */
export const keepPreview = async (db: Db, key: string, preview: PrintPreview, now: number): Promise<void> => {
  await db.deleteFrom('print_previews').where('key', '=', key).execute();
  const { id } = await db
    .insertInto('print_previews')
    .values({ key, ...preview, at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('print_previews')
    .where('id', '<=', id - KEEP_PREVIEWS)
    .where('key', 'not in', (eb) =>
      eb.selectFrom('print_jobs').select('key').where('state', 'not in', ['printed', 'sent', 'cancelled']),
    )
    .execute();
};

export const maybePreview = (db: Db, key: string): Promise<PrintPreview | undefined> =>
  db.selectFrom('print_previews').select(['text', 'svg']).where('key', '=', key).executeTakeFirst();
