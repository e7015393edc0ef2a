import { sql, type Kysely } from 'kysely';
import type { LoggedEvent } from '#domain/events.ts';
import { eventsAfter } from '../event-log.ts';
import type { Tables } from '../tables.ts';
import type { Stopwatch } from '../ports.ts';
import { clientOn } from './connect.ts';
import { giveUpWhenDeaf, hangUp } from './give-up.ts';

/** What a commit with events says to the other hubs. It only wakes them: what they hear, they read from the log. */
export const CHANNEL = 'passrail_events';

// A lost notification costs this long, never an event.
const LOOK_MS = 500;
const AGAIN_MS = 1_000;
// A line that a firewall has forgotten takes what is said to it, and brings nothing any more.
const ASK_LISTENER_MS = 60_000;
const PAGE = 500;

type TailDeps = {
  url: string;
  /** A connection of its own: what is announced must not wait behind a hundred screens that come back at once. */
  db: Kysely<Tables>;
  /** Seq of the last event that everybody here knows. */
  head: number;
  /** What this hub's own commits say of themselves. */
  own: string;
  clock: Stopwatch;
  publish: (events: LoggedEvent[]) => void;
  /** The database's own time, epoch ms, and when it was asked and answered, ms of the steady clock. */
  onTime: (said: number, askedAt: number, answeredAt: number) => void;
  onError: (error: unknown) => void;
};
export type Tail = {
  /** Until then only what is asked for is read: a listener that comes later would miss what others commit meanwhile. */
  begin(): void;
  head(): number;
  /** Resolves when everything that was committed before it was asked is published. */
  pull(): Promise<void>;
  /** For how long the database has not been heard, ms; 0 while it answers. */
  silence(): number;
  stop(): Promise<void>;
};

/** Epoch ms; whether it only copies another. */
export const databaseTime = async (db: Kysely<Tables>): Promise<{ now: number; standby: boolean }> => {
  const { rows } = await sql<{ now: number; standby: boolean }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now, pg_is_in_recovery() as standby
  `.execute(db);
  return rows[0] ?? { now: 0, standby: true };
};

/** Follows the log by its numbers, whichever hub wrote into it. */
export const createTail = ({ url, db, head: from, own, clock, publish, onTime, onError }: TailDeps): Tail => {
  let head = from;
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;
  let stopped = false;
  let heardAt = clock.monotonic();
  /** Why it was not heard last time: one line an outage, not two a second. */
  let deaf = false;
  let looking = false;
  let listener: ReturnType<typeof clientOn> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    for (;;) {
      const events = await eventsAfter(db, head, PAGE);
      heardAt = clock.monotonic();
      if (events.length === 0) return;
      head = events.at(-1)?.seq ?? head;
      publish(events);
      if (events.length < PAGE) return;
    }
  };
  // One that has not begun yet reads for everybody who asks meanwhile: a busy neighbour wakes us a hundred times a second.
  const pull = (): Promise<void> => {
    queued ??= running.then(() => {
      queued = undefined;
      return read();
    });
    running = queued.catch(() => undefined);
    return queued;
  };
  const askTime = async (): Promise<void> => {
    const askedAt = clock.monotonic();
    const { now, standby } = await databaseTime(db);
    // After a failover the old address may lead to a copy that takes no orders.
    if (standby) throw new Error('the database is a standby, which can only be read');
    heardAt = clock.monotonic();
    onTime(now, askedAt, heardAt);
  };
  /** Never two at once: on a dead network each takes seconds to fail. */
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await askTime();
      await pull();
      // Whoever was cut off may hold an end of a line that the server has long put down.
      if (deaf) relisten();
      deaf = false;
    } catch (error) {
      if (!deaf && !stopped) onError(error);
      deaf = true;
    } finally {
      looking = false;
    }
  };

  const listen = async (): Promise<void> => {
    const client = clientOn(url);
    listener = client;
    const lost = (): void => {
      if (stopped || listener !== client) return;
      listener = undefined;
      hangUp(client);
      retry = setTimeout(() => void listen(), AGAIN_MS);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      if (payload !== own) void pull().catch(() => undefined);
    });
    try {
      await client.connect();
      giveUpWhenDeaf(client);
      await client.query(`listen ${CHANNEL}`);
      void look();
    } catch {
      lost();
    }
  };

  const relisten = (): void => {
    const old = listener;
    listener = undefined;
    clearTimeout(retry);
    if (old) hangUp(old);
    void listen();
  };

  let timer: ReturnType<typeof setInterval> | undefined;
  let asking: ReturnType<typeof setInterval> | undefined;
  return {
    begin: () => {
      timer ??= setInterval(() => void look(), LOOK_MS);
      asking ??= setInterval(() => void listener?.query('select 1').catch(() => undefined), ASK_LISTENER_MS);
      void listen();
    },
    head: () => head,
    pull,
    silence: () => (deaf || looking ? clock.monotonic() - heardAt : 0),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearInterval(asking);
      clearTimeout(retry);
      if (listener) hangUp(listener);
      await running;
    },
  };
};
