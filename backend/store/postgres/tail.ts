import type { Kysely } from 'kysely';
import type { LoggedEvent } from '#domain/events.ts';
import { eventsAfter } from '../event-log.ts';
import type { Tables } from '../tables.ts';
import type { Stopwatch } from '../ports.ts';
import { clientOn } from './connect.ts';
import { hangUp } from './give-up.ts';

/** What a commit with events says to the other hubs. It only wakes them: what they hear, they read from the log. */
export const CHANNEL = 'passrail_events';

// A lost notification costs this long, never an event.
const LOOK_MS = 500;
const AGAIN_MS = 1_000;
const PAGE = 500;

type TailDeps = {
  url: string;
  db: Kysely<Tables>;
  /** Seq of the last event that everybody here knows. */
  head: number;
  /** What this hub's own commits say of themselves. */
  own: string;
  clock: Stopwatch;
  publish: (events: LoggedEvent[]) => void;
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

/** Follows the log by its numbers, whichever hub wrote into it. */
export const createTail = ({ url, db, head: from, own, clock, publish, onError }: TailDeps): Tail => {
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
  /** Never two at once: on a dead network each takes seconds to fail. */
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
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
  return {
    begin: () => {
      timer ??= setInterval(() => void look(), LOOK_MS);
      void listen();
    },
    head: () => head,
    pull,
    silence: () => (deaf || looking ? clock.monotonic() - heardAt : 0),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(retry);
      if (listener) hangUp(listener);
      await running;
    },
  };
};
