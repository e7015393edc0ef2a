import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { insertLaunchTicket, isRevoked, revokeToken, spendLaunchTicket, sweepSessions } from './sessions.ts';

onEachEngine('sessions', ({ read, write }) => {
  const revoked = (...jtis: string[]) => read((db) => Promise.all(jtis.map((jti) => isRevoked(db, jti))));

  test('a token is revoked once and for all, until it would have ended by itself', async () => {
    await write((db) => revokeToken(db, 'short', 100));
    await write((db) => revokeToken(db, 'long', 200));
    await write((db) => revokeToken(db, 'long', 50));
    expect(await revoked('short', 'long', 'other')).toEqual([true, true, false]);
    await write((db) => sweepSessions(db, 150));
    expect(await revoked('short', 'long')).toEqual([false, true]);
  });

  test('a launch ticket lets one in, whoever else comes with it at once, and only in time', async () => {
    await write((db) => insertLaunchTicket(db, 'good', 100));
    await write((db) => insertLaunchTicket(db, 'late', 99));
    const spend = (hash: string) => write((db) => spendLaunchTicket(db, hash, 99));
    expect(await Promise.all(['good', 'good', 'late', 'forged'].map(spend))).toEqual([true, false, false, false]);
  });

  test('tickets nobody came with are swept', async () => {
    await write((db) => insertLaunchTicket(db, 'old', 100));
    await write((db) => insertLaunchTicket(db, 'new', 300));
    await write((db) => sweepSessions(db, 200));
    const left = await read((db) => db.selectFrom('launch_tickets').select('hash').execute());
    expect(left).toEqual([{ hash: 'new' }]);
  });
});
