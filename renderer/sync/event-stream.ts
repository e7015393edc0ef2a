import { EventSource, type FetchLikeResponse } from 'eventsource';
import { backoffMs, type Timer, type Timers } from './timers.ts';

// Keep-alives come every 15 s: three missed ones are a dead link, whatever the socket believes.
export const SILENCE_MS = 45_000;
// A hub that takes the connection but never answers must not hold the screen for the whole of that.
const CONNECT_MS = 10_000;

export type StreamEvents<Frame> = {
  onOpen: () => void;
  /** Any byte, keep-alive comments included. */
  onBytes: () => void;
  onFrame: (frame: Frame) => void;
  onLost: () => void;
  /** The hub refused it for good: it is not asked again. */
  onUnauthorized: () => void;
};

export type EventStreamOptions<Name> = {
  /** Opens it after the id seen last. */
  open: (lastEventId: string, init: RequestInit) => Promise<Response>;
  names: readonly { wireName: string; name: Name }[];
  /** The snapshot's head: the stream starts right after it. */
  lastEventId: string;
  timers: Timers;
  random: () => number;
  /** Answers after which it is not asked again. */
  refusedFor?: readonly number[];
  handlers: StreamEvents<{ name: Name; data: string; id: string }>;
};

export type StreamClient = { stop: () => void; reconnect: () => void };

/**
 * Keeps one stream open until stopped: resumes after the last id it saw, gives up a silent connection, backs off with jitter.
 * Reconnecting is done here and not by `eventsource`, so that a refused request and a cut socket are one path.
 */
export const openEventStream = <Name>({
  open,
  names,
  lastEventId,
  timers,
  random,
  refusedFor = [401],
  handlers,
}: EventStreamOptions<Name>): StreamClient => {
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
    const response = await open(lastId, init);
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
      if (refusedFor.includes(event.code ?? 0)) {
        stop();
        handlers.onUnauthorized();
      } else later();
    });
    for (const { name, wireName } of names) {
      mine.addEventListener(wireName, (event) => {
        if (source !== mine) return;
        if (event.lastEventId !== '') lastId = event.lastEventId;
        handlers.onFrame({ name, data: String(event.data), id: event.lastEventId });
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
