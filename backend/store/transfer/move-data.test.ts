import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemo } from '../../commands/demo-menu.ts';
import { stagedRestore } from '../backups.ts';
import { openStore, type Store } from '../open-store.ts';
import { DATABASE_FILE } from '../sqlite.ts';
import { moveData, reopenSource, type Teller } from './move-data.ts';
import { ourTables } from './our-tables.ts';

const random = { bytes: (count: number) => randomBytes(count) };
const clock = { now: () => Date.UTC(2026, 7, 15, 18, 4), monotonic: () => 0 };
const silent: Teller = { copying: () => undefined, comparing: () => undefined, progress: () => undefined };

let root: string;
let old: string;
const place = (name: string): string => join(root, name);
const open = (folder: string): Promise<Store> => openStore({ folder, clock, random });
const move = (from: string, to: string, tell: Partial<Teller> = {}) =>
  moveData({ from: { folder: from }, to: { folder: to }, clock, tell: { ...silent, ...tell } });
const withFile = <T>(folder: string, run: (database: Database.Database) => T): T => {
  const database = new Database(join(folder, DATABASE_FILE));
  try {
    return run(database);
  } finally {
    database.close();
  }
};
const failureOf = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'done',
    (error: { failure?: string; message: string }) => `${error.failure}: ${error.message.replaceAll(root, '…')}`,
  );

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'passrail-move-'));
  old = place('old');
  const store = await open(old);
  await store.write((tx) => seedDemo(tx, random));
  await store.write(async (tx) => {
    await tx.db
      .insertInto('pictures')
      .values({ hash: 'h', bytes: randomBytes(9_000), width: 8, height: 8 })
      .execute();
    const people = ['Zoë 🧅', 'Łukasz'].map((username) => ({
      username,
      role: 'operator' as const,
      active: 1 as const,
      created_at: 1,
    }));
    await tx.db
      .insertInto('people')
      .values(people.map((one) => ({ ...one, password_hash: null })))
      .execute();
    // A number that was given stays given: a token of hers must never be somebody else's.
    await tx.db.deleteFrom('people').where('username', '=', 'Łukasz').execute();
  });
  await store.close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('every table of the migrations is known by its key, its bytes and its counter', async () => {
  const tables = await ourTables();
  const made = withFile(old, (file) =>
    file
      .prepare(
        `select name from sqlite_master
         where type = 'table' and name not like 'kysely%' and name not like 'sqlite%' order by name`,
      )
      .pluck()
      .all(),
  );
  expect(tables.map(({ name }) => name)).toEqual(made);
  expect(tables.filter(({ key }) => key.length === 0)).toEqual([]);
  expect(tables.filter(({ blobs }) => blobs.length > 0).map(({ name }) => name)).toEqual(['logo', 'pictures']);
  expect(tables.filter(({ numbered }) => numbered !== undefined).map(({ name }) => name)).toEqual([
    'audit',
    'cart_sessions',
    'orders',
    'papers',
    'people',
    'print_previews',
  ]);
});

test('the log moves on under its name, numbers go on, and no hub starts where it was', async () => {
  const before = await open(old);
  const { logId } = before;
  const head = before.head();
  await before.close();
  const { sums } = await move(old, place('new'));
  expect(sums.filter(({ rows }) => rows > 0).length).toBeGreaterThan(8);

  const after = await open(place('new'));
  expect([after.logId, after.head()]).toEqual([logId, head]);
  const people = await after.write(async ({ db }) => {
    await db
      .insertInto('people')
      .values({ username: 'New', password_hash: null, role: 'operator', active: 1, created_at: 1 })
      .execute();
    return db.selectFrom('people').select(['id', 'username']).orderBy('id').execute();
  });
  expect(people.slice(-2)).toEqual([
    { id: expect.any(Number), username: 'Zoë 🧅' },
    { id: (people.at(-2)?.id ?? 0) + 2, username: 'New' },
  ]);
  await after.close();

  expect(await failureOf(open(old))).toBe(
    `data-moved: the data of …/old was moved to …/new on 2026-08-15 18:04 UTC; start there`,
  );
  expect(await failureOf(move(old, place('third')))).toContain('data-moved: ');
  expect(existsSync(place('third'))).toBe(false);
  // The way back is another move; the old place is not filled again.
  expect(await failureOf(move(place('new'), old))).toContain(
    'bad-config: …/old still holds data that was moved to …/new',
  );
});

test('a source that is opened again is another log', async () => {
  const before = await open(old);
  const { logId } = before;
  await before.close();
  expect(await failureOf(reopenSource({ folder: old }))).toContain('bad-config: the data of …/old was not moved');
  await move(old, place('new'));
  expect(await reopenSource({ folder: old })).toEqual({ place: place('new'), at: clock.now() });
  const again = await open(old);
  expect(again.logId).not.toBe(logId);
  await again.close();
});

test('cut off while it copies: no hub starts on the half, the source is as it was, and the next time it is made anew', async () => {
  const cut = (): never => {
    throw new Error('cut off');
  };
  expect(await failureOf(move(old, place('new'), { progress: (rows) => rows > 20 && cut() }))).toContain('cut off');
  expect(await failureOf(open(place('new')))).toBe(
    'data-incomplete: …/new holds an unfinished copy of …/old, begun on 2026-08-15 18:04 UTC; make it again',
  );
  expect(await failureOf(move(place('new'), place('third')))).toContain('data-incomplete: ');
  await (await open(old)).close();
  // The second time after all rows were committed.
  expect(await failureOf(move(old, place('new'), { comparing: cut }))).toContain('cut off');
  await move(old, place('new'));
  await (await open(place('new'))).close();
});

test('cut off between the last two steps, it is finished by the same line; but not when the new place has gone on', async () => {
  cpSync(old, place('unmarked'), { recursive: true });
  await move(old, place('new'));
  const steps: string[] = [];
  const note = (step: string) => (): void => void steps.push(step);
  await move(place('unmarked'), place('new'), { progress: note('rows'), comparing: note('comparing') });
  expect(steps[0]).toBe('comparing');
  expect(await failureOf(open(place('unmarked')))).toContain('data-moved: ');

  rmSync(place('unmarked'), { recursive: true });
  cpSync(place('new'), place('unmarked'), { recursive: true });
  const store = await open(place('new'));
  await store.write((tx) => tx.append({ type: 'menu-changed' }));
  await store.close();
  expect(await failureOf(move(place('unmarked'), place('new')))).toContain('bad-config: …/new is not empty');
});

test('what is not the same on both sides is found and named, and the copy stays unfinished', async () => {
  const spoil = (): void =>
    withFile(place('new'), (file) => {
      file.exec(
        "update foods set price = price + 1 where id = (select min(id) from foods); update pictures set bytes = x'00'",
      );
      file.exec("update sqlite_sequence set seq = seq + 1 where name = 'people'");
    });
  expect(await failureOf(move(old, place('new'), { comparing: spoil }))).toBe(
    'data-incomplete: …/new is not the same as …/old in: foods, people, pictures',
  );
  expect(await failureOf(open(place('new')))).toContain('data-incomplete: ');
  await (await open(old)).close();
});

test('nothing is moved from or to a place that is not ready for it', async () => {
  const busy = await open(old);
  expect(await failureOf(move(old, place('new')))).toContain('data-folder-locked: ');
  await busy.close();
  expect(await failureOf(move(place('none'), place('new')))).toContain('bad-config: there is no data at …/none');
  expect([existsSync(place('none')), existsSync(place('new'))]).toEqual([false, false]);

  const other = await open(place('other'));
  await other.close();
  expect(await failureOf(move(old, place('other')))).toContain('bad-config: …/other is not empty');

  writeFileSync(stagedRestore(old), '');
  expect(await failureOf(move(old, place('new')))).toContain('a backup waits to be put back');
  rmSync(stagedRestore(old));

  withFile(old, (file) => file.exec("insert into kysely_migration values ('999-later', '')"));
  expect(await failureOf(move(old, place('new')))).toContain('schema-newer: ');
  withFile(old, (file) => file.exec("delete from kysely_migration where name >= '020'"));
  expect(await failureOf(move(old, place('new')))).toContain('of an older Passrail');
  expect(existsSync(join(place('new'), DATABASE_FILE))).toBe(false);
});
