import type { Kysely } from 'kysely';
import type { Random } from './ports.ts';
import type { Tables } from './tables.ts';

/** The name of this log, made when it begins. Of hubs that begin together one makes it. */
export const logIdOf = async (db: Kysely<Tables>, random: Random): Promise<string> => {
  const made = Buffer.from(random.bytes(4)).toString('hex');
  await db
    .insertInto('meta')
    .values({ name: 'log-id', value: made })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom('meta').select('value').where('name', '=', 'log-id').executeTakeFirstOrThrow()).value;
};
