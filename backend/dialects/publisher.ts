import type { LoggedEvent } from '#domain/events.ts';
import type { Store } from '../store/open-store.ts';
import { eventId } from '../stream/event-id.ts';
import { encodeChunkedFrame } from '../stream/frame.ts';
import type { StreamHub } from '../stream/hub.ts';
import type { LogPage, ReplaySource, TopicFrame } from '../stream/ports.ts';

/** What one dialect says of an event: at most one frame a topic. */
export type Said = { topic: string; name: string | undefined; data: unknown };
export type Speak = (logged: LoggedEvent) => readonly Said[];

/** A frame in its final bytes: the same whether it is sent live or replayed a day later. */
const encode = (id: string, { topic, name }: Said, data: string): TopicFrame => ({
  topic,
  data: encodeChunkedFrame({ id, event: name, data }),
});

const framesOf = (
  logId: string,
  logged: LoggedEvent,
  speakers: readonly Speak[],
  wanted: (topic: string) => boolean,
): TopicFrame[] => {
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
      .map((said) => encode(id, said, textOf(said.data))),
  );
};

/** The event log as the stream hub replays it. */
export const createReplaySource = (store: Store, speakers: readonly Speak[]): ReplaySource => ({
  logId: store.logId,
  head: () => store.head(),
  oldest: () => store.oldest(),
  async page(topics, afterSeq, limit): Promise<LogPage> {
    const events = await store.eventsAfter(afterSeq, limit);
    const frames = events.flatMap((logged) =>
      framesOf(store.logId, logged, speakers, (topic) => topics.includes(topic)).map(({ data }) => ({
        seq: logged.seq,
        data,
      })),
    );
    return { frames, scannedTo: events.at(-1)?.seq ?? afterSeq };
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
