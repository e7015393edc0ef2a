import { EventSource } from 'eventsource';

export type Heard = { readonly id: string; readonly order: number };
export type Screen = {
  readonly channel: string;
  readonly heard: readonly Heard[];
  opened: Promise<void>;
  close(): void;
};

/**
 * A screen as a foreign client would be one: the published EventSource, which comes back by itself with the last id. Where it
 * gives up (an answer that is no stream), it is opened anew with that id, as a page that is loaded again.
 */
export const openScreen = (url: string, channel: string, token: string): Screen => {
  const heard: Heard[] = [];
  const opened = Promise.withResolvers<void>();
  let source: EventSource | undefined;
  let over = false;
  const open = (): void => {
    const mine = new EventSource(`${url}/events/${channel}`, {
      fetch: (to, init) => {
        const headers = new Headers({ ...init.headers, authorization: `Bearer ${token}` });
        const last = heard.at(-1)?.id;
        if (last !== undefined && !headers.has('last-event-id')) headers.set('last-event-id', last);
        return fetch(to, { ...init, headers });
      },
    });
    source = mine;
    mine.addEventListener('open', () => opened.resolve());
    mine.addEventListener('error', () => {
      if (mine.readyState === mine.CLOSED && !over) setTimeout(() => over || open(), 200);
    });
    mine.addEventListener('confirmed-order', ({ lastEventId, data }) => {
      heard.push({ id: lastEventId, order: (JSON.parse(data as string) as { id: number }).id });
    });
  };
  open();
  return {
    channel,
    heard,
    opened: opened.promise,
    close: () => {
      over = true;
      source?.close();
    },
  };
};
