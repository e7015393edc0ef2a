import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../store/open-store.ts';
import { insertPerson, updatePerson } from '../store/people.ts';
import { revokeToken, sweepSessions } from '../store/sessions.ts';
import type { Person } from './examine-token.ts';
import { createStreamTickets, type StreamTickets } from './stream-tickets.ts';

const HOUR = 3_600_000;
let now: number;
let folder: string;
let store: Store;
let tickets: StreamTickets;
let ada: Person;

beforeEach(async () => {
  now = 1_700_000_000_000;
  folder = mkdtempSync(join(tmpdir(), 'passrail-tickets-'));
  const clock = { now: () => now, monotonic: () => now };
  const random = { bytes: (count: number) => randomBytes(count) };
  store = await openStore({ folder, clock, random });
  tickets = createStreamTickets({ store, clock, random });
  const row = await store.write((tx) =>
    insertPerson(tx.db, { username: 'ada', passwordHash: null, role: 'customer', at: now }),
  );
  ada = { kind: 'person', id: row.id, username: 'ada', role: 'customer', jti: 'j', expiresAt: now + HOUR };
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('whoever uses it first may use it again; nobody else may', async () => {
  const ticket = await tickets.mint(ada, 'orders');
  expect(await tickets.redeem(ticket, 'notifications', '10.0.0.1')).toBeUndefined();
  expect(await tickets.redeem(ticket, 'orders', '10.0.0.1')).toEqual(ada);
  expect(await tickets.redeem(ticket, 'orders', '10.0.0.2')).toBeUndefined();
  now += HOUR - 1;
  expect(await tickets.redeem(ticket, 'orders', '10.0.0.1')).toEqual(ada);
  now += 1;
  expect(await tickets.redeem(ticket, 'orders', '10.0.0.1')).toBeUndefined();
});

test('of two that come at once from two places one gets it', async () => {
  const ticket = await tickets.mint(ada, 'orders');
  const both = await Promise.all(['10.0.0.1', '10.0.0.2'].map((address) => tickets.redeem(ticket, 'orders', address)));
  expect(both.filter(Boolean)).toEqual([ada]);
});

test('it ends with the session it was made with, and with its person', async () => {
  const [revoked, stale] = [await tickets.mint(ada, 'orders'), await tickets.mint({ ...ada, jti: 'k' }, 'orders')];
  await store.write((tx) => revokeToken(tx.db, 'j', now + HOUR));
  expect(await tickets.redeem(revoked, 'orders', '10.0.0.1')).toBeUndefined();
  expect((await tickets.redeem(stale, 'orders', '10.0.0.1'))?.jti).toBe('k');
  await store.write((tx) => updatePerson(tx.db, ada.id, { session_version: 1 }));
  expect(await tickets.redeem(stale, 'orders', '10.0.0.1')).toBeUndefined();
});

test('what is spent is swept, what is in use is not', async () => {
  const [used, unused] = [await tickets.mint(ada, 'orders'), await tickets.mint(ada, 'orders')];
  await tickets.redeem(used, 'orders', '10.0.0.1');
  now += 61_000;
  await store.write((tx) => sweepSessions(tx.db, tx.now));
  const rows = await store.read(({ db }) => db.selectFrom('stream_tickets').selectAll().execute());
  expect(rows.length).toBe(1);
  expect(await tickets.redeem(used, 'orders', '10.0.0.1')).toEqual(ada);
  expect(await tickets.redeem(unused, 'orders', '10.0.0.1')).toBeUndefined();
});

test('asking for tickets without end is refused', async () => {
  const ask = async () => {
    for (let count = 0; count < 200; count += 1) await tickets.mint(ada, 'orders');
  };
  await expect(ask()).rejects.toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 60 });
});
