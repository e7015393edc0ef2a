import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ports } from '../testing/engines.ts';
import { openStore, type Store } from './open-store.ts';
import { DATABASE_FILE } from './sqlite.ts';

// What only a file can do, or suffer. Everything else a store does is tried on both engines.
let folder: string;
const open = (): Promise<Store> => openStore({ folder, ...ports });
const failure = async (opening: Promise<Store>) =>
  opening.then(
    (store) => store.close().then(() => 'opened'),
    (error: { failure?: string }) => error.failure,
  );
const append = (store: Store) => store.write((tx) => tx.append({ type: 'menu-changed' }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('nothing is published or answered before it is on the disk', async () => {
  const store = await open();
  const seen: number[] = [];
  const elsewhere = new Database(join(folder, DATABASE_FILE), { readonly: true });
  store.onCommit(() => seen.push((elsewhere.prepare('SELECT count(*) AS n FROM events').get() as { n: number }).n));
  await Promise.all([append(store), append(store), append(store)]);
  expect(seen.at(-1)).toBe(3);
  elsewhere.close();
  await store.close();
});

test('a second hub on the folder is refused while the first lives, and only then', async () => {
  const first = await open();
  expect(await failure(open())).toBe('data-folder-locked');
  await first.close();
  expect(await failure(open())).toBe('opened');
});

test('a folder that cannot be one and a damaged file are each named', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await failure(openStore({ ...ports, folder: join(folder, 'file', 'data') }))).toBe('data-folder-unwritable');
  writeFileSync(join(folder, DATABASE_FILE), 'this is no database at all, '.repeat(100));
  expect(await failure(open())).toBe('database-damaged');
});

test('an online backup is a whole database of that moment', async () => {
  const store = await open();
  await append(store);
  const file = await store.backup('now.db');
  await append(store);
  await store.close();
  const copy = new Database(file, { readonly: true });
  expect(copy.prepare('SELECT max(seq) AS seq FROM events').get()).toEqual({ seq: 1 });
  copy.close();
});

test('a full disk refuses the command, loses nothing that was answered, and is over when there is room again', async () => {
  const store = await openStore({ folder, ...ports, maxPages: 1 });
  const fill = async (): Promise<string> => {
    for (;;) {
      const refusal = await append(store).then(
        () => 'kept',
        (error: { code: string }) => error.code,
      );
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
  await append(roomy);
  expect(roomy.head()).toBe(head + 1);
  await roomy.close();
});
