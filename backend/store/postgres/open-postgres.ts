import { setTimeout as later } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { Refusal } from '#contract/errors.ts';
import type { LoggedEvent } from '#domain/events.ts';
import { eventsAfter, lastSeq, oldestSeq } from '../event-log.ts';
import { logIdOf } from '../log-id.ts';
import { requireHere } from '../marks.ts';
import { isNew, migrate, pendingMigrations } from '../migrate.ts';
import type { Store } from '../open-store.ts';
import type { Clock, Random, Stopwatch } from '../ports.ts';
import { createWriteQueue } from '../write-queue.ts';
import { StartError } from '../start-error.ts';
import { kyselyOn, nameOf, requireReachable } from './connect.ts';
import type { Tables } from '../tables.ts';
import { isAway } from './is-away.ts';
import { createDatabaseClock } from './database-clock.ts';
import { CHANNEL, createTail, databaseTime } from './tail.ts';

// Screens ask at once when a shift begins; more connections than that only wait for each other.
const READERS = 8;

// A stop has five seconds.
const DEAF_CLOSE_MS = 1_000;

type Options = {
  url: string;
  clock: Clock & Stopwatch;
  /** All hubs go by the database's clock; without it, by the one they are given. */
  databaseClock: boolean;
  random: Random;
  onError: (error: unknown) => void;
  /** What follows when a committed event cannot be announced, or the data has gone. */
  unannounced: (error: unknown) => void;
};

/**
 * The same store on PostgreSQL, shared by as many hubs as there are.
 * @throws StartError bad-config, database-unreachable, schema-newer, data-moved, data-incomplete
 */
export const openPostgres = async ({
  url,
  clock: own,
  databaseClock,
  random,
  onError,
  unannounced,
}: Options): Promise<Store> => {
  await requireReachable(url);
  await migrateOnce(url, onError);
  const db = kyselyOn(url, 1, onError);
  const readDb = kyselyOn(url, READERS, onError);
  const tailDb = kyselyOn(url, 1, onError);
  const close = async (): Promise<void> => {
    await db.destroy();
    await readDb.destroy();
    await tailDb.destroy();
  };
  const { clock, sample } = createDatabaseClock(own);
  const onTime = databaseClock ? sample : () => undefined;
  let logId: string;
  try {
    logId = await logIdOf(db, random);
    // It may have been moved away just before, and the name made anew.
    await requireHere(db, nameOf(url));
    const askedAt = clock.monotonic();
    onTime((await databaseTime(tailDb)).now, askedAt, clock.monotonic());
  } catch (error) {
    await close();
    throw error;
  }
  const oldest = await oldestSeq(db);
  const listeners: ((events: LoggedEvent[]) => void)[] = [];
  const hubId = Buffer.from(random.bytes(9)).toString('hex');
  const tail = createTail({
    url,
    db: tailDb,
    own: hubId,
    clock,
    head: await lastSeq(db),
    publish: (events) => {
      try {
        for (const listener of listeners) listener(events);
      } catch (error) {
        unannounced(error);
      }
    },
    onTime,
    onError,
  });
  /** The log has gone elsewhere while this hub was cut off: what is sold here would be in nobody's books. */
  const leave = async (transaction: Kysely<Tables>): Promise<never> => {
    const gone = await requireHere(transaction, nameOf(url)).then(
      () => new StartError('data-moved', `the log has gone from ${nameOf(url)}`),
      (error: unknown) => error,
    );
    unannounced(gone);
    throw gone;
  };
  const queue = createWriteQueue({
    db,
    clock,
    head: tail.head(),
    commitFailure: (error) => (isAway(error) ? new Refusal('database-away') : error),
    unannounced,
    // One row, locked to the end of the transaction: numbers are given in the order of the commits and without a gap. A sequence
    // would give 7 before 6 is committed, and a hub that had read 7 would never read 6; and a rollback would leave a hole.
    beginBatch: async (transaction) => {
      const meta = transaction.selectFrom('meta').select('value').where('name', '=', 'log-id');
      if ((await meta.forUpdate().executeTakeFirst())?.value !== logId) await leave(transaction);
      return lastSeq(transaction);
    },
    endBatch: async (transaction) => void (await sql`select pg_notify(${CHANNEL}, ${hubId})`.execute(transaction)),
    // From the log, like everybody else's: so that the order in which hubs tell it is the log's.
    // When the database goes away just then, the tail tells it as soon as it is back.
    onCommit: () => tail.pull().catch(() => undefined),
  });

  return {
    logId,
    clock,
    write: (fn) => queue.write(fn),
    read: (fn) =>
      readDb
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => fn({ db: trx, head: await lastSeq(trx) })),
    head: tail.head,
    oldest: () => oldest,
    eventsAfter: (seq, limit) => eventsAfter(readDb, seq, limit),
    onCommit: (listener) => void listeners.push(listener),
    follow: tail.begin,
    shared: {
      hubId,
      run: (fn) => fn(readDb),
      silence: tail.silence,
      catchUp: async (seq) => {
        if (seq > tail.head()) await tail.pull();
      },
    },
    stats: queue.stats,
    backup: () => Promise.reject(new Refusal('backups-elsewhere')),
    async close() {
      const closed = queue.close().then(tail.stop).then(close);
      // Of a network that swallows everything nobody hears that they have gone.
      await (tail.silence() > 0 ? Promise.race([closed, later(DEAF_CLOSE_MS, undefined, { ref: false })]) : closed);
    },
  };
};

/** A newer Passrail's data is refused here; of hubs that start together one migrates, under Kysely's own lock. */
const migrateOnce = async (url: string, onError: (error: unknown) => void): Promise<void> => {
  const db = kyselyOn(url, 2, onError, { patient: true });
  try {
    const pending = await pendingMigrations(db, { beside: true });
    if (!isNew(pending)) await requireHere(db, nameOf(url));
    if (pending.length > 0) await migrate(db);
  } finally {
    await db.destroy();
  }
};
