import type { Kysely } from 'kysely';
import { keepMeta } from './meta.ts';
import type { Random } from './ports.ts';
import type { Tables } from './tables.ts';

/** The name of this log, made when it begins. Of hubs that begin together one makes it. */
export const logIdOf = (db: Kysely<Tables>, random: Random): Promise<string> =>
  keepMeta(db, 'log-id', Buffer.from(random.bytes(4)).toString('hex'));
