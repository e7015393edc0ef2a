import type { LoggedEvent } from '#domain/events.ts';
import { customerEventsAfter, orderEventsAfter } from '../store/event-log.ts';
import type { Db } from '../store/db.ts';
import type { Store } from '../store/open-store.ts';
import { eventId } from '../stream/event-id.ts';
import { encodeChunkedFrame } from '../stream/frame.ts';
import type { StreamHub } from '../stream/hub.ts';
import { customerOfTopic } from './customers/topics.ts';
import { orderOfTopic } from './track/topics.ts';
import type { LogPage, ReplaySource, TopicFrame } from '../stream/ports.ts';

/** What one dialect says of an event: at most one frame a topic. */
export type Said = {
  topic: string;
  name: string | undefined;
  data: unknown;
  /** True only for a while: said again later, it may say less. */
  passing?: boolean;
};
export type Speak = (logged: LoggedEvent) => readonly Said[];

/** The compiler asks for a case of each event that we know. What a newer hub beside us has logged, its own streams say. */
export const nothingOf = (_event: never): [] => [];

/** A frame in its final bytes: the same whether it is sent live or replayed a day later. */
const encode = (id: string, { topic, name }: Said, data: string): TopicFrame => ({
  topic,
  data: encodeChunkedFrame({ id, event: name, data }),
});

type Framed = TopicFrame & { readonly passing: boolean };

const framesOf = (
  logId: string,
  logged: LoggedEvent,
  speakers: readonly Speak[],
  wanted: (topic: string) => boolean,
): Framed[] => {
  const id = eventId(logId, logged.seq);
  // The same data goes out on several topics: it becomes text once.
  const texts = new Map<unknown, string>();
  const textOf = (data: unknown): string => {
    const text = texts.get(data) ?? JSON.stringify(data);
    texts.set(data, text);
    return text;
  };
  return speakers.flatMap((speak) =>
    speak(logged)
      .filter((said) => wanted(said.topic))
      .map((said) => ({ ...encode(id, said, textOf(said.data)), passing: said.passing === true })),
  );
};

type Stretch = { events: LoggedEvent[]; scannedTo: number };

type ReadOwn = (db: Db, afterSeq: number, limit: number) => Promise<LoggedEvent[]>;

/** When all topics are one customer's or one order's: the way to just these events. */
const onlyOf = (topics: readonly string[]): ReadOwn | undefined => {
  const [customer, ...customers] = new Set(topics.map(customerOfTopic));
  if (customer !== undefined && customers.length === 0)
    return (db, afterSeq, limit) => customerEventsAfter(db, customer, afterSeq, limit);
  const [order, ...orders] = new Set(topics.map(orderOfTopic));
  if (order !== undefined && orders.length === 0)
    return (db, afterSeq, limit) => orderEventsAfter(db, order, afterSeq, limit);
  return undefined;
};

/** Who returns to his own orders reads them by their index, not the whole evening of everybody. */
const stretchOf = async (
  store: Store,
  topics: readonly string[],
  afterSeq: number,
  limit: number,
): Promise<Stretch> => {
  const one = onlyOf(topics);
  if (one)
    return store.read(async ({ db, head }) => {
      const events = await one(db, afterSeq, limit);
      // Nothing more of it up to the head that was read with them.
      return { events, scannedTo: events.length < limit ? head : (events.at(-1)?.seq ?? head) };
    });
  const events = await store.eventsAfter(afterSeq, limit);
  return { events, scannedTo: events.at(-1)?.seq ?? afterSeq };
};

/** The event log as the stream hub replays it. */
export const createReplaySource = (store: Store, speakers: readonly Speak[]): ReplaySource => ({
  logId: store.logId,
  head: () => store.head(),
  oldest: () => store.oldest(),
  async page(topics, afterSeq, limit): Promise<LogPage> {
    const { events, scannedTo } = await stretchOf(store, topics, afterSeq, limit);
    const frames = events.flatMap((logged) =>
      framesOf(store.logId, logged, speakers, (topic) => topics.includes(topic)).map((frame) => ({
        seq: logged.seq,
        ...frame,
      })),
    );
    return { frames, scannedTo, passing: frames.some((frame) => frame.passing) };
  },
});

/** Announces committed events on every dialect's streams, in seq order. */
export const publishTo =
  (streams: StreamHub, logId: string, speakers: readonly Speak[]) =>
  (events: readonly LoggedEvent[]): void => {
    for (const logged of events)
      streams.publish(
        logged.seq,
        framesOf(logId, logged, speakers, (topic) => streams.listening(topic)),
      );
  };
