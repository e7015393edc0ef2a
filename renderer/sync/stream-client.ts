import { EventSource, type FetchLikeResponse } from 'eventsource';
import type { Channel } from '#contract/events.ts';
import { eventNames, type Frame } from './decode-event.ts';
import type { HubClient } from './hub-client.ts';
import { backoffMs, type Timer, type Timers } from './timers.ts';

// Keep-alives come every 15 s: three missed ones are a dead link, whatever the socket believes.
export const SILENCE_MS = 45_000;
// A hub that takes the connection but never answers must not hold the screen for the whole of that.
const CONNECT_MS = 10_000;

export type StreamHandlers = {
  onOpen: () => void;
  /** Any byte, keep-alive comments included. */
  onBytes: () => void;
  onFrame: (frame: Frame) => void;
  onLost: () => void;
  onUnauthorized: () => void;
};

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

export type StreamClient = { stop: () => void; reconnect: () => void };

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
        return { channel, name, wireName };
      }),
  );

/**
 * Keeps one stream open until stopped: resumes after the last id it saw, gives up a silent connection, backs off with jitter.
 * Reconnecting is done here and not by `eventsource`, so that a refused request and a cut socket are one path.
 */
export const startStream = ({ hub, channels, lastEventId, timers, random, handlers }: StreamOptions): StreamClient => {
  let lastId = lastEventId;
  let attempt = 0;
  let stopped = false;
  let source: EventSource | undefined;
  let watchdog: Timer | undefined;
  let retry: Timer | undefined;

  const watch = (ms: number): void => {
    watchdog?.cancel();
    watchdog = timers.after(ms, reconnect);
  };

  const close = (): void => {
    watchdog?.cancel();
    retry?.cancel();
    source?.close();
    source = undefined;
  };

  const later = (): void => {
    close();
    if (stopped) return;
    handlers.onLost();
    retry = timers.after(backoffMs(attempt, random()), connect);
    attempt += 1;
  };

  function reconnect(): void {
    if (stopped) return;
    close();
    handlers.onLost();
    connect();
  }

  const tapped = async (current: () => boolean, init: RequestInit): Promise<FetchLikeResponse> => {
    const response = await hub.raw(pathOf(channels, lastId), init);
    if (response.status !== 200 || !response.body) return response;
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        if (current()) {
          watch(SILENCE_MS);
          handlers.onBytes();
        }
        controller.enqueue(chunk);
      },
    });
    return {
      body: response.body.pipeThrough(heard),
      url: response.url,
      status: response.status,
      redirected: response.redirected,
      headers: response.headers,
    };
  };

  function connect(): void {
    if (stopped) return;
    const mine: EventSource = new EventSource('http://hub/', {
      fetch: (_url, init) => tapped(() => source === mine, init),
    });
    source = mine;
    watch(CONNECT_MS);
    mine.addEventListener('open', () => {
      if (source !== mine) return;
      attempt = 0;
      watch(SILENCE_MS);
      handlers.onOpen();
    });
    mine.addEventListener('error', (event) => {
      if (source !== mine) return;
      if (event.code === 401) {
        stop();
        handlers.onUnauthorized();
      } else later();
    });
    for (const { channel, name, wireName } of listenedTo(channels)) {
      mine.addEventListener(wireName, (event) => {
        if (source !== mine) return;
        if (event.lastEventId !== '') lastId = event.lastEventId;
        handlers.onFrame({ channel, name, data: String(event.data), id: event.lastEventId });
      });
    }
  }

  function stop(): void {
    stopped = true;
    close();
  }

  connect();
  return { stop, reconnect };
};
