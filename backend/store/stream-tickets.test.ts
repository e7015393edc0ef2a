import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { bindStreamTicket, insertStreamTicket, maybeStreamTicket, sweepStreamTickets } from './stream-tickets.ts';

const ticket = {
  hash: 'h',
  stream: 'orders',
  person_id: 7,
  jti: 'j',
  session_version: 2,
  token_expires_at: 1000,
  usable_until: 100,
  address: null,
} as const;

onEachEngine('tickets of streams', ({ read, write }) => {
  const bind = (address: string, now: number) => write((db) => bindStreamTicket(db, 'h', address, now));

  test('the first who uses it in time owns it', async () => {
    await write((db) => insertStreamTicket(db, ticket));
    expect(await read((db) => maybeStreamTicket(db, 'h'))).toEqual(ticket);
    expect(await bind('10.0.0.1', 100)).toBe(false);
    expect(await Promise.all(['10.0.0.2', '10.0.0.3', '10.0.0.2'].map((one) => bind(one, 99)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(await read((db) => maybeStreamTicket(db, 'h'))).toEqual({ ...ticket, address: '10.0.0.2' });
    expect(await write((db) => bindStreamTicket(db, 'unknown', '10.0.0.1', 1))).toBe(false);
  });

  test('a sweep takes those whose token ended and those nobody used in time', async () => {
    const rows = [
      { ...ticket, hash: 'unused' },
      { ...ticket, hash: 'used', address: '10.0.0.1' },
      { ...ticket, hash: 'ended', address: '10.0.0.1', token_expires_at: 499 },
      { ...ticket, hash: 'fresh', usable_until: 500 },
    ];
    await write(async (db) => {
      for (const row of rows) await insertStreamTicket(db, row);
    });
    await write((db) => sweepStreamTickets(db, 500));
    const left = await read((db) => db.selectFrom('stream_tickets').select('hash').orderBy('hash').execute());
    expect(left.map(({ hash }) => hash)).toEqual(['fresh', 'used']);
  });
});
