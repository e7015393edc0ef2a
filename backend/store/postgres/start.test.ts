import { expect, test } from 'vitest';
import { onPostgres } from '../../testing/shared-database.ts';
import { placeOf, requireReachable } from './connect.ts';
import { isAway } from './is-away.ts';

onPostgres(
  'the start',
  ({ open, query }) => {
    test('of hubs that begin together on an empty database one makes the tables, and all have one log', async () => {
      const stores = await Promise.all([open(), open(), open()]);
      expect(new Set(stores.map(({ logId }) => logId)).size).toBe(1);
      const made = await query(
        'select count(*)::int as steps, count(distinct name)::int as names from kysely_migration',
      );
      expect(made[0]?.['steps']).toBe(made[0]?.['names']);
      await stores[1]?.write((tx) => tx.append({ type: 'menu-changed' }));
      expect(await stores[2]?.read(({ head }) => Promise.resolve(head))).toBe(1);
    });

    test('its own backup is refused in words: the data is elsewhere', async () => {
      await expect((await open()).backup('now.db')).rejects.toMatchObject({ code: 'backups-elsewhere' });
    });
  },
  true,
);

test('a database that cannot be had is named, never with its password', async () => {
  const refused = [
    ['mysql://u:secret@127.0.0.1/x', 'bad-config'],
    ['nonsense', 'bad-config'],
    ['postgresql://u:secret@127.0.0.1:1/x', 'database-unreachable'],
  ] as const;
  for (const [url, failure] of refused) {
    const error = await requireReachable(url).catch((thrown: unknown) => thrown as Error & { failure: string });
    expect(error).toMatchObject({ failure });
    expect(String(error)).not.toContain('secret');
  }
  expect(placeOf('postgresql://u:secret@db.example:5433/venue')).toBe('db.example:5433/venue');
  expect(placeOf('postgresql://u:secret@db.example/venue')).toBe('db.example/venue');
});

test.each([
  [{ code: '08006' }, true],
  [{ code: '57P01' }, true],
  [{ code: '57P03' }, true],
  [{ code: '53300' }, true],
  [{ code: '53100' }, false],
  [{ code: '23505' }, false],
  [{ code: '40001' }, false],
  [{ code: '25006' }, true],
  [{ code: '40P01' }, true],
  [{ code: 'ECONNREFUSED' }, true],
  [{ code: 'ENOENT' }, false],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [new Error('Client has encountered a connection error and is not queryable'), true],
  [new Error('no connection to the printer'), false],
  [{}, false],
])('%o: the database is away: %s', (error, expected) => {
  expect(isAway(error)).toBe(expected);
});
