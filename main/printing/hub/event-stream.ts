import { EventSource, type FetchLike } from 'eventsource';
import { channelEvents } from '#contract/events.ts';
import type { Timers } from '../transport/transport.ts';
import type { Fetch } from './hub-client.ts';

export type StreamEvent = { readonly id: string; readonly name: string; readonly data: string };

export type EventStreamOptions = {
  readonly hubUrl: string;
  readonly apiKey: string;
  readonly fetch: Fetch;
  readonly timers: Timers;
  readonly random: () => number;
  /** Where to go on from, asked at every connect: the journal's cursor. */
  readonly lastEventId: () => string | undefined;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onLink: (up: boolean, why?: string) => void;
  /** Three missed keep-alives: a half-open connection looks like a quiet evening. */
  readonly silenceMs?: number;
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

/** Full jitter above a floor: screens and agents of a venue must not all come back in the same millisecond. */
export const retryDelayMs = (failures: number, random: () => number): number => {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(10, failures));
  return FIRST_RETRY_MS + random() * (ceiling - FIRST_RETRY_MS);
};

/** /events/printer, kept open for ever. One connection at a time; nothing of a closed one is heard any more. */
export const createEventStream = (options: EventStreamOptions) => {
  const { timers } = options;
  const silenceMs = options.silenceMs ?? 45_000;
  const url = new URL('/events/printer', options.hubUrl);
  let source: EventSource | undefined;
  let failures = 0;
  let retry: unknown;
  let watchdog: unknown;
  let running = false;

  const heard = (): void => {
    timers.clearTimeout(watchdog);
    watchdog = timers.setTimeout(() => reconnect('silence'), silenceMs);
  };

  const fetchWithKey: FetchLike = async (target, init) => {
    const cursor = options.lastEventId();
    const answer = await options.fetch(target, {
      ...init,
      headers: {
        ...init.headers,
        'X-API-KEY': options.apiKey,
        ...(cursor === undefined ? {} : { 'Last-Event-ID': cursor }),
      },
    });
    heard();
    if (answer.status !== 200) return answer;
    const reader = answer.body?.getReader();
    if (reader === undefined) return answer;
    const tapped = {
      read: async () => {
        const piece = await reader.read();
        if (!piece.done) heard();
        return piece;
      },
      cancel: () => reader.cancel(),
    };
    return {
      body: { getReader: () => tapped },
      url: answer.url,
      status: 200,
      redirected: answer.redirected,
      headers: answer.headers,
    };
  };

  const close = (): void => {
    timers.clearTimeout(watchdog);
    timers.clearTimeout(retry);
    source?.close();
    source = undefined;
  };

  const reconnect = (why: string): void => {
    if (!running) return;
    close();
    options.onLink(false, why);
    retry = timers.setTimeout(connect, retryDelayMs(failures, options.random));
    failures += 1;
  };

  function connect(): void {
    if (!running) return;
    const opened = new EventSource(url, { fetch: fetchWithKey });
    source = opened;
    heard();
    opened.addEventListener('open', () => {
      if (source !== opened) return;
      failures = 0;
      options.onLink(true);
    });
    opened.addEventListener('error', (event) => {
      if (source === opened) reconnect(event.code === undefined ? 'connection lost' : `answered ${event.code}`);
    });
    for (const name of Object.keys(channelEvents.printer)) {
      opened.addEventListener(name, (event: MessageEvent) => {
        if (source === opened) options.onEvent({ id: event.lastEventId, name, data: String(event.data) });
      });
    }
  }

  return {
    start: (): void => {
      if (running) return;
      running = true;
      connect();
    },
    stop: (): void => {
      running = false;
      close();
    },
    /** Hangs up and comes back from the cursor. */
    reconnect,
  };
};
