import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Refusal } from '#contract/errors.ts';
import type { LoggedEvent } from '#domain/events.ts';
import { applyRestore } from './backups.ts';
import { claimFolder } from './data-lock.ts';
import { eventsAfter, lastSeq, oldestSeq, type ReadTx, type WriteTx } from './event-log.ts';
import { logIdOf } from './log-id.ts';
import { requireHere } from './marks.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import type { Clock, Random, Stopwatch } from './ports.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { kyselyOf, openReader, openWriter } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { createWriteQueue, type WriteStats } from './write-queue.ts';

export type Store = {
  /** Identity of this event log; a `Last-Event-ID` of another log is answered with a resync. */
  readonly logId: string;
  /** What everything that is kept goes by: of several hubs the database's. */
  readonly clock: Clock & Stopwatch;
  write<T>(fn: (tx: WriteTx) => Promise<T>): Promise<T>;
  read<T>(fn: (tx: ReadTx) => Promise<T>): Promise<T>;
  head(): number;
  /** Seq of the oldest event kept; `head() + 1` when none is. */
  oldest(): number;
  eventsAfter(seq: number, limit: number): Promise<LoggedEvent[]>;
  stats(): WriteStats;
  /** Called after each commit with its events, in seq order. */
  onCommit(listener: (events: LoggedEvent[]) => void): void;
  /** From now on what other hubs commit is told, too: after everybody who has to hear it listens. */
  follow(): void;
  /** What hubs have in common; undefined for a hub of its own. */
  readonly shared: Shared | undefined;
  /** Online copy of the database; resolves with the file written. */
  backup(name: string): Promise<string>;
  close(): Promise<void>;
};

/** Several hubs over one database. */
export type Shared = {
  /** This hub among them, another one at each start. */
  readonly hubId: string;
  /** Apart from the writer and its lock: for counters and signs of life, which are in no event. */
  run<T>(fn: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** For how long the database has not been heard, ms; 0 while it answers. */
  silence(): number;
  /** Resolves when everything up to this seq is known here, if it is in the log at all: another hub may have told it already. */
  catchUp(seq: number): Promise<void>;
};

// Whatever goes wrong between a command and its commit is the disk's doing: the command was not carried out.
const commitFailure = (error: unknown): unknown => {
  const code = (error as { code?: string }).code ?? '';
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code) ? new Refusal('disk-full') : error;
};

// Screens that missed an event would never know. A restart loses nothing: every client resumes from the log.
const endProcess = (error: unknown): void =>
  void setImmediate(() => {
    throw error;
  });

type Options = {
  folder: string;
  clock: Clock & Stopwatch;
  random: Random;
  /** Pages of 4 KiB the database may grow to; rehearses a full disk. Without it, the disk's own end. */
  maxPages?: number;
  /** PostgreSQL instead of a file in the folder. */
  databaseUrl?: string | undefined;
  /** Of several hubs: go by the database's clock, not by the given one. */
  databaseClock?: boolean;
  /** What goes wrong behind everybody's back: a connection that broke, a log that could not be read. */
  onError?: (error: unknown) => void;
  /** What follows when a committed event cannot be announced, or the data has gone: the process ends and is started again. */
  unannounced?: (error: unknown) => void;
};

/**
 * @throws StartError data-folder-unwritable, data-folder-locked, database-damaged, schema-newer, database-unreachable, bad-config,
 * data-moved, data-incomplete
 */
export const openStore = async (options: Options): Promise<Store> => {
  const release = claimFolder(options.folder);
  try {
    if (options.databaseUrl === undefined) return await openClaimed(options, release);
    return await openShared(options, options.databaseUrl, release);
  } catch (error) {
    release();
    throw error;
  }
};

/** The folder keeps what is this hub's own; the data is elsewhere. */
const openShared = async (
  { clock, databaseClock = false, random, onError = () => undefined, unannounced = endProcess }: Options,
  url: string,
  release: () => void,
): Promise<Store> => {
  const store = await openPostgres({ url, clock, databaseClock, random, onError, unannounced });
  return {
    ...store,
    close: async () => {
      await store.close();
      release();
    },
  };
};

const openClaimed = async (
  { folder, clock, random, maxPages, unannounced = endProcess }: Options,
  release: () => void,
): Promise<Store> => {
  applyRestore(folder, clock.now());
  const writer = openWriter(folder);
  const db = kyselyOf(writer);
  const backup = async (name: string): Promise<string> => {
    const file = join(folder, 'backups', name);
    mkdirSync(join(folder, 'backups'), { recursive: true, mode: 0o700 });
    await writer.backup(file);
    forgetLogId(file);
    return file;
  };

  const pending = await pendingMigrations(db);
  const isNew = (await db.introspection.getTables()).length === 0;
  if (!isNew) await requireHere(db, folder);
  if (pending.length > 0 && !isNew) await backup(`before-${pending[0]}-${clock.now()}.db`);
  await migrate(db);
  const logId = await logIdOf(db, random);
  if (maxPages !== undefined) writer.pragma(`max_page_count = ${maxPages}`);

  const reader = openReader(folder);
  const readDb = kyselyOf(reader);
  const listeners: ((events: LoggedEvent[]) => void)[] = [];
  let head = await lastSeq(db);
  const oldest = await oldestSeq(db);
  const queue = createWriteQueue({
    db,
    clock,
    head,
    commitFailure,
    unannounced,
    onCommit: (events) => {
      head = events.at(-1)?.seq ?? head;
      for (const listener of listeners) listener(events);
    },
  });

  return {
    logId,
    clock,
    write: (fn) => queue.write(fn),
    read: (fn) => readDb.transaction().execute(async (trx) => fn({ db: trx, head: await lastSeq(trx) })),
    head: () => head,
    oldest: () => oldest,
    eventsAfter: (seq, limit) => eventsAfter(readDb, seq, limit),
    onCommit: (listener) => void listeners.push(listener),
    // One hub for one file.
    follow: () => undefined,
    shared: undefined,
    stats: queue.stats,
    backup,
    async close() {
      await queue.close();
      await readDb.destroy();
      // Kysely leaves one open that was never read from.
      reader.close();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      await db.destroy();
      release();
    },
  };
};

// A hub that goes on from a backup numbers its next events like others that were sent before: under the old name of the log
// its clients would take the new ones for those, and never print or show them.
const forgetLogId = (file: string): void => {
  const copy = new Database(file);
  copy.exec("DELETE FROM meta WHERE name = 'log-id'");
  // One file that is whole by itself, to be looked at, carried away or put back.
  copy.pragma('journal_mode = DELETE');
  copy.close();
};
