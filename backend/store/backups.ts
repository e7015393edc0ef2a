import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from './migrations/index.ts';
import { DATABASE_FILE } from './sqlite.ts';

export type BackupFile = { name: string; at: number; bytes: number };
export type BackupContent = {
  sound: boolean;
  /** Written by a newer Passrail than this one: it cannot be read here. */
  newer: boolean;
  venueName: string | null;
  orders: number;
  foods: number;
  people: number;
  /** epoch ms of the newest order; null: none. */
  lastOrderAt: number | null;
};

// What a person may name in an address: never a path.
const NAME = /^[a-z0-9][a-z0-9.-]{0,120}\.db$/i;
const RESTORE_FILE = 'passrail.db.restore';

const folderOf = (data: string): string => join(data, 'backups');

/** The file of that name, if there is one. A name that could lead elsewhere is no name. */
export const backupPath = (data: string, name: string): string | undefined => {
  const file = join(folderOf(data), name);
  return NAME.test(name) && existsSync(file) ? file : undefined;
};

/** Newest first. */
export const listBackups = (data: string): BackupFile[] => {
  const folder = folderOf(data);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return { name, at: Math.round(mtimeMs), bytes: size };
    })
    .toSorted((a, b) => b.at - a.at || b.name.localeCompare(a.name));
};

const count = (copy: Database.Database, table: string): number =>
  (copy.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;

/** Opens a backup, proves that it is whole, and says what is in it. A file that is no database is not sound, never an error. */
export const inspectBackup = (file: string): BackupContent => {
  const nothing = { sound: false, newer: false, venueName: null, orders: 0, foods: 0, people: 0, lastOrderAt: null };
  let copy: Database.Database | undefined;
  try {
    copy = new Database(file, { readonly: true, fileMustExist: true });
    if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') return nothing;
    const steps = copy.prepare('select name from kysely_migration').all() as { name: string }[];
    const newer = steps.some(({ name }) => !(name in migrations));
    const venue = copy.prepare("select value from settings where name = 'venueName'").get() as
      | { value: string }
      | undefined;
    const last = copy.prepare('select max(created_at) as at from orders').get() as { at: number | null };
    const people = copy.prepare("select count(*) as n from people where active = 1 and role != 'customer'").get() as {
      n: number;
    };
    return {
      sound: true,
      newer,
      venueName: venue === undefined ? null : (JSON.parse(venue.value) as string),
      orders: count(copy, 'orders'),
      foods: count(copy, 'foods'),
      people: people.n,
      lastOrderAt: last.at,
    };
  } catch {
    return nothing;
  } finally {
    copy?.close();
  }
};

export const removeBackup = (file: string): void => {
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
};

/** The backup that waits for the hub's next start. */
export const stagedRestore = (data: string): string => join(data, RESTORE_FILE);

/** Puts a backup in line: the hub's next start goes on from it. */
export const stageRestore = (data: string, file: string): void => {
  // Copied under another name first: a copy that was cut off must never be taken for a whole one.
  const part = join(data, `${RESTORE_FILE}.part`);
  copyFileSync(file, part);
  renameSync(part, stagedRestore(data));
};

/**
 * At start, before the database is opened: if a backup is in line, it takes the database's place, which is kept among the
 * backups. A start that dies in between finds the backup still in line and goes on.
 */
export const applyRestore = (data: string, now: number): void => {
  const staged = stagedRestore(data);
  if (!existsSync(staged)) return;
  const database = join(data, DATABASE_FILE);
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 });
  const kept = join(folderOf(data), `before-restore-${now}.db`);
  if (existsSync(database)) renameSync(database, kept);
  // What a crashed hub had not moved into the file yet belongs to the old one.
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${kept}-wal`);
  rmSync(`${database}-shm`, { force: true });
  renameSync(staged, database);
};
