import { EventSource } from 'eventsource';
import type { TestHub } from './test-hub.ts';

export type Heard = { name: string; id: string; data: any };

/** A real client of one stream; `next(n)` resolves with the first n events since it was opened, in order. */
export const listen = async (
  hub: Pick<TestHub, 'url' | 'token'>,
  path: string,
  names: readonly string[],
  lastEventId?: string,
) => {
  const url = new URL(hub.url + path);
  if (lastEventId !== undefined) url.searchParams.set('lastEventId', lastEventId);
  const source = new EventSource(url, {
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${hub.token}` } }),
  });
  const heard: Heard[] = [];
  let wake = () => undefined as void;
  for (const name of names) {
    source.addEventListener(name, (event) => {
      heard.push({ name, id: event.lastEventId, data: JSON.parse(event.data as string) });
      wake();
    });
  }
  await new Promise<void>((resolve, reject) => {
    source.onopen = () => resolve();
    source.onerror = (error) => reject(new Error(`stream failed: ${error.message ?? error.code}`));
  });
  return {
    heard,
    async next(count: number): Promise<Heard[]> {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return heard.slice(0, count);
    },
    /** Resolves when what was heard so far satisfies `done`. */
    async until(done: () => boolean): Promise<void> {
      while (!done()) await new Promise<void>((resolve) => (wake = resolve));
    },
    /** Resolves when the hub has ended the stream. */
    ended: () => new Promise<void>((resolve) => (source.onerror = () => resolve(source.close()))),
    close: () => source.close(),
  };
};
