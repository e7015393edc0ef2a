import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { maybeLease, putLease } from './leases.ts';

onEachEngine('leases', ({ read, write }) => {
  test('a lease is one row a name, whoever holds it', async () => {
    const till = { name: 'printing', holder: 's1', holder_name: 'Till', token: 1, expires_at: 2 ** 41 };
    const bar = { ...till, holder: 's2', holder_name: 'Bar', token: 2 };
    await write((db) => putLease(db, till));
    await write((db) => putLease(db, { ...till, name: 'other' }));
    await write((db) => putLease(db, bar));
    expect(await read((db) => maybeLease(db, 'printing'))).toEqual(bar);
    expect(await read((db) => maybeLease(db, 'other'))).toEqual({ ...till, name: 'other' });
    expect(await read((db) => maybeLease(db, 'nothing'))).toBeUndefined();
  });
});
