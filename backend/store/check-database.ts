import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from './sqlite.ts';

// Reading more than this would keep the whole hub waiting for longer than a till's turn.
const MAX_BYTES = 128 * 1024 * 1024;

/** Whether the database is whole, as far as it could be read in passing; `sound` null: too large to ask while people sell. */
export const checkDatabase = (data: string): { bytes: number; sound: boolean | null } => {
  const file = join(data, DATABASE_FILE);
  const bytes = statSync(file).size;
  if (bytes > MAX_BYTES) return { bytes, sound: null };
  const copy = new Database(file, { readonly: true });
  try {
    return { bytes, sound: copy.pragma('quick_check(1)', { simple: true }) === 'ok' };
  } finally {
    copy.close();
  }
};
