import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { JournalError, withJournalErrors } from './errors.ts';

type JournalDatabase = Database.Database;
export type Statement = Database.Statement;

const migrations = [
  `CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE sources (source TEXT PRIMARY KEY, order_id INTEGER, at INTEGER NOT NULL) STRICT;
   CREATE TABLE jobs (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     key TEXT NOT NULL UNIQUE,
     order_id INTEGER,
     printer_id TEXT NOT NULL,
     meant_for TEXT NOT NULL,
     document TEXT NOT NULL,
     body TEXT NOT NULL,
     open_drawer INTEGER NOT NULL,
     due_at INTEGER NOT NULL,
     state TEXT NOT NULL,
     attempt INTEGER NOT NULL,
     started INTEGER NOT NULL,
     duplicate INTEGER NOT NULL,
     reason TEXT,
     revision INTEGER NOT NULL,
     reported INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX jobs_open ON jobs (printer_id, seq) WHERE state NOT IN ('sent', 'printed', 'cancelled');
   CREATE INDEX jobs_unreported ON jobs (seq) WHERE reported < revision;
   CREATE INDEX jobs_order ON jobs (order_id);
   CREATE TABLE printer_facts (printer_id TEXT PRIMARY KEY, ack TEXT NOT NULL, suspect INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;`,
  `ALTER TABLE jobs ADD COLUMN carried_by INTEGER;
   CREATE INDEX jobs_carried ON jobs (carried_by) WHERE carried_by IS NOT NULL;`,
];

const migrate = (database: JournalDatabase): void => {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new JournalError('newer');
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
};

/**
 * Opens print.db for one station alone: two agents on one journal would print everything twice. FULL, because `sending`
 * must be on the disk before the first byte leaves, power cut or not.
 */
export const openDatabase = (path: string): JournalDatabase =>
  withJournalErrors(() => {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw new JournalError('unwritable', error);
    }
    let database: JournalDatabase;
    try {
      database = new Database(path, { timeout: 0 });
    } catch (error) {
      if (error instanceof TypeError) throw new JournalError('unwritable', error);
      throw error;
    }
    try {
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new JournalError('damaged');
      migrate(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
