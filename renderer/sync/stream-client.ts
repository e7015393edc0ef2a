import type { Channel } from '#contract/events.ts';
import { eventNames, type Frame } from './decode-event.ts';
import { openEventStream, type StreamClient, type StreamEvents } from './event-stream.ts';
import type { HubClient } from './hub-client.ts';
import type { Timers } from './timers.ts';

export { SILENCE_MS, type StreamClient } from './event-stream.ts';

export type StreamHandlers = StreamEvents<Frame>;

/** `only`: of that channel nothing but these events. */
export type Subscription = { channel: Channel; only?: readonly string[] };

export type StreamOptions = {
  hub: Pick<HubClient, 'raw'>;
  channels: readonly Subscription[];
  /** The snapshot's head: the stream starts right after it. */
  lastEventId: string;
  timers: Timers;
  random: () => number;
  handlers: StreamHandlers;
};

const pathOf = (channels: readonly Subscription[], lastId: string): string => {
  const names = channels.map(({ channel }) => channel).join(',');
  const after = `lastEventId=${encodeURIComponent(lastId)}`;
  return channels.length === 1 ? `/events/${names}?${after}` : `/events?channels=${names}&${after}`;
};

/**
 * Event names carry their channel on a stream of several; `resync` is for the whole of it and comes once, by its plain name. It is
 * listened to whatever else is not: without it a screen goes on showing what it has.
 */
const listenedTo = (channels: readonly Subscription[]) =>
  channels.flatMap(({ channel, only }, index) =>
    (only ? [...only, 'resync'] : eventNames(channel))
      .filter((name) => name !== 'resync' || index === 0)
      .map((name) => {
        const wireName = channels.length === 1 || name === 'resync' ? name : `${channel}:${name}`;
        return { name: { channel, name }, wireName };
      }),
  );

/** Keeps the stream of these channels open until stopped. */
export const startStream = ({ hub, channels, lastEventId, timers, random, handlers }: StreamOptions): StreamClient =>
  openEventStream({
    open: (lastId, init) => hub.raw(pathOf(channels, lastId), init),
    names: listenedTo(channels),
    lastEventId,
    timers,
    random,
    handlers: {
      ...handlers,
      onFrame: ({ name, data, id }) => handlers.onFrame({ ...name, data, id }),
    },
  });
