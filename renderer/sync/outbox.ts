import type { OrderWire } from '#contract/orders.ts';
import type { OutboxEntry } from '../store/outbox-entry.ts';
import { HubError, type HubClient } from './hub-client.ts';
import { backoffMs, type Timer, type Timers } from './timers.ts';

export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type OutboxPorts = {
  hub: HubClient;
  storage: OutboxStorage;
  timers: Timers;
  random: () => number;
  newKey: () => string;
  /** Who is logged in now; null: nobody. */
  userId: () => number | null;
  onChange: (entries: readonly OutboxEntry[]) => void;
  /** The hub has answered with the order; the entry is gone by then. */
  onSold: (entry: OutboxEntry, order: OrderWire) => void;
  /** The hub has refused it; the entry stays, held, until a person puts it back or drops it. */
  onRefused: (entry: OutboxEntry, refusal: HubError) => void;
};

export type Outbox = {
  add: (entry: Pick<OutboxEntry, 'path' | 'body' | 'cart'>) => OutboxEntry;
  /** Try now: the link is back, or somebody logged in. */
  flush: () => void;
  /** A person decided that this sale is not to be sent. */
  drop: (key: string) => void;
  stop: () => void;
};

const PREFIX = 'passrail.outbox.';
// The hub remembers a key for 24 h (design section 4); after that a repeat would be a second sale.
const KEY_LIFE_MS = 23 * 3_600_000;

/**
 * Every confirmed sale is written down before it is sent and kept until the hub has answered, with one idempotency key: cut at
 * any point of the exchange, it arrives exactly once. One at a time and in order, so tickets keep the order of the sales.
 */
export const createOutbox = (ports: OutboxPorts): Outbox => {
  const { hub, storage, timers, random, onChange, onSold, onRefused } = ports;
  let entries: readonly OutboxEntry[] = readAll(storage);
  let sending = false;
  let stopped = false;
  let timer: Timer | undefined;
  let failures = 0;

  const publish = (next: readonly OutboxEntry[]): void => {
    entries = next;
    onChange(entries);
  };
  const remove = (key: string): void => {
    storage.removeItem(PREFIX + key);
    publish(entries.filter((entry) => entry.key !== key));
  };
  const save = (entry: OutboxEntry): void => {
    try {
      storage.setItem(PREFIX + entry.key, JSON.stringify(entry));
    } catch {
      // Storage full or forbidden: the sale still goes out, it would only not survive a restart before that.
    }
    publish([...entries.filter((other) => other.key !== entry.key), entry].toSorted((a, b) => a.at - b.at));
  };

  const judge = (entry: OutboxEntry): OutboxEntry => {
    if (entry.hold === 'refused') return entry;
    const tooOld = hub.clock.now() - entry.at > KEY_LIFE_MS;
    const hold = tooOld ? 'too-old' : entry.userId === ports.userId() ? null : 'other-person';
    return hold === entry.hold ? entry : { ...entry, hold };
  };

  const flush = (): void => {
    if (stopped || sending || ports.userId() === null) return;
    publish(entries.map(judge));
    const next = entries.find((entry) => entry.hold === null);
    if (next) void send(next);
  };

  const send = async (entry: OutboxEntry): Promise<void> => {
    sending = true;
    timer?.cancel();
    let again = true;
    try {
      const { data } = await hub.send<OrderWire>('POST', entry.path, entry.body, entry.key);
      failures = 0;
      remove(entry.key);
      onSold(entry, data);
    } catch (error) {
      if (error instanceof HubError && !error.retryable && error.status !== 401) refuse(entry, error);
      else again = waitAfter(entry, error);
    } finally {
      sending = false;
    }
    if (again) flush();
  };

  const refuse = (entry: OutboxEntry, refusal: HubError): void => {
    failures = 0;
    save({ ...entry, hold: 'refused', problem: refusal.code });
    onRefused(entry, refusal);
  };

  // Without an answer nobody knows whether it was sold: keep it, and ask again with the same key.
  const waitAfter = (entry: OutboxEntry, error: unknown): false => {
    save({ ...entry, attempts: entry.attempts + 1 });
    const loggedOut = error instanceof HubError && error.status === 401;
    if (!loggedOut && !stopped) timer = timers.after(backoffMs(failures, random()), flush);
    failures += 1;
    return false;
  };

  onChange(entries);
  return {
    flush: () => {
      failures = 0;
      flush();
    },
    add: ({ path, body, cart }) => {
      const userId = ports.userId() ?? 0;
      const entry: OutboxEntry = {
        key: ports.newKey(),
        path,
        body,
        cart,
        userId,
        at: hub.clock.now(),
        attempts: 0,
        hold: null,
        problem: null,
      };
      save(entry);
      flush();
      return entry;
    },
    drop: remove,
    stop: () => {
      stopped = true;
      timer?.cancel();
    },
  };
};

const readAll = (storage: OutboxStorage): readonly OutboxEntry[] => {
  const found: OutboxEntry[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const name = storage.key(index);
    if (name?.startsWith(PREFIX)) found.push(...parse(storage.getItem(name)));
  }
  return found.toSorted((a, b) => a.at - b.at);
};

const parse = (text: string | null): readonly OutboxEntry[] => {
  try {
    const entry = JSON.parse(text ?? 'null') as OutboxEntry | null;
    return typeof entry?.key === 'string' && typeof entry.path === 'string' ? [entry] : [];
  } catch {
    // Not ours to guess at; it stays in storage for whoever looks into it.
    return [];
  }
};
