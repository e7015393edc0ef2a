import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction or a connection: what a query needs, whichever it is given. */
export type Db = Kysely<Tables>;
