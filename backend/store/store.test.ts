import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextNumber } from './counters.ts';
import { openStore, type Store } from './open-store.ts';
import { DATABASE_FILE } from './sqlite.ts';
import { saveSettings, loadSettings } from './settings.ts';
import { defaultSettings } from '#contract/settings.ts';
import { orderOf } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';

let folder: string;
const open = (): Promise<Store> =>
  openStore({
    folder,
    clock: { now: () => 1000, monotonic: () => 0 },
    random: { bytes: (count) => randomBytes(count) },
  });
const failure = async (opening: Promise<Store>) =>
  opening.then(
    (store) => store.close().then(() => 'opened'),
    (error: { failure?: string }) => error.failure,
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ticket = (store: Store, fails = false) =>
  store.write(async (tx) => {
    const number = await nextNumber(tx.db, 'ticket', '2026-08-15');
    await tx.append({ type: 'menu-changed' });
    if (fails) throw new Error('changed its mind');
    return number;
  });

test('a command that fails takes back its numbers and its events, and nobody else loses any', async () => {
  const store = await open();
  const published: number[] = [];
  store.onCommit((events) => published.push(...events.map((event) => event.seq)));
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => ticket(store, index % 3 === 1)));
  const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(published).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect((await store.eventsAfter(0, 100)).map((event) => event.seq)).toEqual(published);
  await store.close();
});

test('nothing is published or answered before it is on the disk', async () => {
  const store = await open();
  const seen: number[] = [];
  const elsewhere = new Database(join(folder, DATABASE_FILE), { readonly: true });
  store.onCommit(() => seen.push((elsewhere.prepare('SELECT count(*) AS n FROM events').get() as { n: number }).n));
  await Promise.all([ticket(store), ticket(store), ticket(store)]);
  expect(seen.at(-1)).toBe(3);
  elsewhere.close();
  await store.close();
});

test('a read sees one commit and says which', async () => {
  const store = await open();
  await ticket(store);
  const seen = await store.read(async (tx) => {
    await ticket(store);
    const { n } = await tx.db
      .selectFrom('events')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return [tx.head, n];
  });
  expect(seen).toEqual([1, 1]);
  expect(store.head()).toBe(2);
  await store.close();
});

test('a second hub on the folder is refused while the first lives, and only then', async () => {
  const first = await open();
  expect(await failure(open())).toBe('data-folder-locked');
  await first.close();
  expect(await failure(open())).toBe('opened');
});

test('a folder that cannot be one, a damaged file and a newer schema are each named', async () => {
  writeFileSync(join(folder, 'file'), '');
  const inside = join(folder, 'file', 'data');
  expect(
    await failure(
      openStore({
        folder: inside,
        clock: { now: () => 1, monotonic: () => 0 },
        random: { bytes: (count) => randomBytes(count) },
      }),
    ),
  ).toBe('data-folder-unwritable');
  writeFileSync(join(folder, DATABASE_FILE), 'this is no database at all, '.repeat(100));
  expect(await failure(open())).toBe('database-damaged');
  rmSync(join(folder, DATABASE_FILE));
  await (await open()).close();
  const file = new Database(join(folder, DATABASE_FILE));
  file.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('999-future', '2030')");
  file.close();
  expect(await failure(open())).toBe('schema-newer');
});

test('the log keeps its name and its place over restarts', async () => {
  const first = await open();
  const { logId } = first;
  await ticket(first);
  await first.close();
  const second = await open();
  expect([second.logId, second.head(), second.oldest()]).toEqual([logId, 1, 1]);
  await ticket(second);
  expect(second.head()).toBe(2);
  await second.close();
});

test('an online backup is a whole database of that moment', async () => {
  const store = await open();
  await ticket(store);
  const file = await store.backup('now.db');
  await ticket(store);
  await store.close();
  const copy = new Database(file, { readonly: true });
  expect(copy.prepare('SELECT max(seq) AS seq FROM events').get()).toEqual({ seq: 1 });
  copy.close();
});

test('a setting that no longer fits falls back to its default instead of stopping the hub', async () => {
  const store = await open();
  const defaults = defaultSettings('Europe/Rome');
  await store.write((tx) => saveSettings(tx.db, { venueName: 'Sagra', dayCutoff: '99:99' }));
  const loaded = await store.read(({ db }) => loadSettings(db, defaults));
  expect([loaded.venueName, loaded.dayCutoff]).toEqual(['Sagra', defaults.dayCutoff]);
  await store.close();
});

test('a full disk refuses the command, loses nothing that was answered, and is over when there is room again', async () => {
  const clock = { now: () => 1000, monotonic: () => 0 };
  const random = { bytes: (count: number) => randomBytes(count) };
  const store = await openStore({ folder, clock, random, maxPages: 1 });
  const fill = async (): Promise<string> => {
    for (;;) {
      const refusal = await store
        .write((tx) => tx.append({ type: 'menu-changed' }).then(() => 'kept'))
        .catch((error: { code: string }) => error.code);
      if (refusal !== 'kept') return refusal;
    }
  };
  expect(await fill()).toBe('disk-full');
  const head = store.head();
  expect(await fill()).toBe('disk-full');
  await store.close();
  const roomy = await open();
  expect((await roomy.eventsAfter(0, 10_000)).map((event) => event.seq)).toEqual(
    Array.from({ length: head }, (_, index) => index + 1),
  );
  await ticket(roomy);
  expect(roomy.head()).toBe(head + 1);
  await roomy.close();
});

test('what is on the disk is answered as done even if it could not be announced, and that is not passed over', async () => {
  const clock = { now: () => 1000, monotonic: () => performance.now() };
  const unannounced: unknown[] = [];
  const random = { bytes: (count: number) => randomBytes(count) };
  const store = await openStore({ folder, clock, random, unannounced: (error) => unannounced.push(error) });
  store.onCommit(() => {
    throw new Error('cannot say it');
  });
  expect(await ticket(store)).toBe(1);
  expect(unannounced).toHaveLength(1);
  await store.close();
});

test('an order that was logged before orders had a type is read as eaten in', async () => {
  const store = await open();
  const order = { id: 1, rev: 1, lines: [] } as unknown as Order;
  await store.write((tx) => tx.append({ type: 'order-created', order }));
  await store.write((tx) => tx.append({ type: 'order-started', order: { ...order, rev: 2, orderType: 'delivery' } }));
  const types = (await store.eventsAfter(0, 10)).map(({ event }) => orderOf(event)?.orderType);
  expect(types).toEqual(['eat-in', 'delivery']);
  await store.close();
});
