import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../store/open-store.ts';
import { allPeople, maybePersonByName } from '../store/people.ts';
import { makeFirstPeople } from './first-people.ts';
import { verifyPassword } from './password.ts';

const random = { bytes: (count: number) => randomBytes(count) };
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-first-people-'));
  store = await openStore({ folder, clock: { now: () => 1000, monotonic: () => 0 }, random });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('two hubs that begin together over one database make one administrator, and one of them shows the good password', async () => {
  const shown = await Promise.all([1, 2].map(() => makeFirstPeople(store, random, undefined)));
  const [password, ...more] = shown.filter((one) => one !== undefined);
  expect(more).toEqual([]);
  const people = await store.read(({ db }) => allPeople(db));
  expect(people.map(({ username }) => username)).toEqual(['admin', 'station']);
  const admin = await store.read(({ db }) => maybePersonByName(db, 'admin'));
  expect(await verifyPassword(password ?? '', admin?.password_hash ?? '')).toBe(true);
});
