/** A ready number that can be called out. `key` is its own as long as it is ready. */
export type Callable = {
  key: string;
  orderId: number;
  text: string;
  rev: number;
  /** Where it is handed out, when the board tells that apart. */
  place?: string;
};

export type Call = { items: readonly Callable[]; until: number };
/** What the board is calling; times are monotonic ms. */
export type Calls = {
  /** Ready at the last look: called, waiting, or never to be called. */
  seen: ReadonlyMap<string, Callable>;
  queue: readonly Callable[];
  now: Call | null;
  /** Shown as ready, then taken back by the kitchen: the board says so, or somebody waits at the counter for nothing. */
  takenBack: readonly { item: Callable; until: number }[];
};

export const noCalls: Calls = { seen: new Map(), queue: [], now: null, takenBack: [] };

export type BoardNews = {
  /** Newest first. */
  ready: readonly Callable[];
  /** Keys of what is being made. */
  preparing: ReadonlySet<string>;
  /** Seq after which news is happening now; null: the board is not up to date and calls nobody. */
  newsFrom: number | null;
  at: number;
  callMs: number;
};

// More at once and none of them is read from the last row; the rest waits for the next page.
const AT_ONCE = 6;
const EACH_MORE_MS = 1000;
const TAKEN_BACK_MS = 20_000;

/**
 * The next state of the calls; the same object when nothing changed. Called is only what became ready under the eyes of a board
 * that was up to date, oldest first, several at once page by page. What a reload or a silence brings is shown, not called: those
 * people may have been served long ago.
 */
export const stepCalls = (calls: Calls, news: BoardNews): Calls => {
  const ready = new Map(news.ready.map((item): [string, Callable] => [item.key, item]));
  const { newsFrom } = news;
  if (newsFrom === null) return settled(calls, { seen: ready, queue: [], now: null, takenBack: [] });
  const fresh = news.ready.filter((item) => !calls.seen.has(item.key) && item.rev > newsFrom).toReversed();
  const waiting = [...calls.queue, ...fresh].filter((item) => ready.has(item.key));
  const running = stillCalled(calls.now, ready, news.at);
  const next = running ? [] : waiting.slice(0, AT_ONCE);
  return settled(calls, {
    seen: ready,
    queue: waiting.slice(next.length),
    now: running ?? pageFor(next, news),
    takenBack: takenBack(calls, ready, news),
  });
};

const stillCalled = (now: Call | null, ready: ReadonlyMap<string, Callable>, at: number): Call | null => {
  if (!now || now.until <= at) return null;
  const items = now.items.filter((item) => ready.has(item.key));
  if (items.length === 0) return null;
  return items.length === now.items.length ? now : { ...now, items };
};

const pageFor = (items: readonly Callable[], { at, callMs }: BoardNews): Call | null =>
  items.length === 0 ? null : { items, until: at + callMs + (items.length - 1) * EACH_MORE_MS };

const takenBack = (calls: Calls, ready: ReadonlyMap<string, Callable>, news: BoardNews): Calls['takenBack'] => {
  const back = (item: Callable): boolean => !ready.has(item.key) && news.preparing.has(item.key);
  const fresh = [...calls.seen.values()].filter(back).map((item) => ({ item, until: news.at + TAKEN_BACK_MS }));
  const kept = calls.takenBack.filter(({ item, until }) => until > news.at && !ready.has(item.key));
  return fresh.length === 0 && kept.length === calls.takenBack.length ? calls.takenBack : [...kept, ...fresh];
};

const settled = (before: Calls, after: Calls): Calls => {
  const sameSeen = before.seen.size === after.seen.size && [...after.seen.keys()].every((key) => before.seen.has(key));
  const same =
    sameSeen &&
    before.now === after.now &&
    before.queue.length === after.queue.length &&
    before.takenBack.length === after.takenBack.length;
  return same ? before : after;
};
