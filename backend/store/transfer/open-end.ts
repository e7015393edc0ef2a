import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stagedRestore } from '../backups.ts';
import { DATABASE_FILE } from '../sqlite.ts';
import { StartError } from '../start-error.ts';
import type { End } from './end.ts';
import { openPostgresEnd } from './postgres-end.ts';
import { openSqliteEnd } from './sqlite-end.ts';

/** Where data is or goes: a data folder, or a database of PostgreSQL. */
export type Place = { readonly folder: string } | { readonly url: string };

/** Before anything is made there. @throws StartError bad-config */
export const requireDatabase = (place: Place): void => {
  if ('folder' in place && !existsSync(join(place.folder, DATABASE_FILE)))
    throw new StartError('bad-config', `there is no data at ${place.folder}: no ${DATABASE_FILE} in it`);
};

/** @throws StartError */
export const openEnd = async (place: Place): Promise<End> => {
  if ('url' in place) return openPostgresEnd(place.url);
  if (existsSync(stagedRestore(place.folder)))
    throw new StartError('bad-config', `in ${place.folder} a backup waits to be put back: start the hub on it once`);
  return openSqliteEnd(place.folder);
};
