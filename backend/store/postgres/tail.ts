import type { Kysely } from 'kysely';
import type { LoggedEvent } from '#domain/events.ts';
import { eventsAfter } from '../event-log.ts';
import type { Tables } from '../tables.ts';
import { clientOn } from './connect.ts';

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
  publish: (events: LoggedEvent[]) => void;
  /** Another hub has committed, or may have while nobody listened. */
  foreign: () => void;
  onError: (error: unknown) => void;
};
export type Tail = {
  /** Until then only what is asked for is read: a listener that comes later would miss what others commit meanwhile. */
  begin(): void;
  head(): number;
  /** Resolves when everything that was committed before it was asked is published. */
  pull(): Promise<void>;
  stop(): Promise<void>;
};

/** Follows the log by its numbers, whichever hub wrote into it. */
export const createTail = ({ url, db, head: from, own, publish, foreign, onError }: TailDeps): Tail => {
  let head = from;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  /** The database was heard last time: one line an outage, not two a second. */
  let well = true;
  let listener: ReturnType<typeof clientOn> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    for (;;) {
      const events = await eventsAfter(db, head, PAGE);
      if (events.length === 0) return;
      head = events.at(-1)?.seq ?? head;
      publish(events);
      if (events.length < PAGE) return;
    }
  };
  const pull = (): Promise<void> => {
    const next = running.then(read);
    running = next.catch(() => undefined);
    return next;
  };
  const fail = (error: unknown): void => {
    if (well && !stopped) onError(error);
    well = false;
  };
  const look = (): void => void pull().then(() => (well = true), fail);

  const listen = async (): Promise<void> => {
    const client = clientOn(url);
    listener = client;
    const lost = (): void => {
      if (stopped || listener !== client) return;
      listener = undefined;
      void client.end().catch(() => undefined);
      retry = setTimeout(() => void listen(), AGAIN_MS);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      if (payload === own) return;
      foreign();
      look();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      foreign();
      look();
    } catch {
      lost();
    }
  };

  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    begin: () => {
      timer ??= setInterval(look, LOOK_MS);
      void listen();
    },
    head: () => head,
    pull,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(retry);
      await listener?.end().catch(() => undefined);
      await running;
    },
  };
};
