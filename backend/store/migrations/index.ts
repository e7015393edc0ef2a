import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';
import { stations } from './002-stations.ts';

/** In order, never edited once released: a field database is somewhere along this list. */
export const migrations: Record<string, Migration> = { '001-first': first, '002-stations': stations };
