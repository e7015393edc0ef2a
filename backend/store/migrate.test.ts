import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import type { Db } from './db.ts';
import { pendingMigrations } from './migrate.ts';

onEachEngine('migrations', (bench) => {
  test('a store that is open needs none, and asking again changes nothing', async () => {
    expect(await bench.read(pendingMigrations)).toEqual([]);
    const { logId } = bench.store;
    await bench.store.write((tx) => tx.append({ type: 'menu-changed' }));
    const again = await bench.reopen();
    expect([again.logId, again.head()]).toEqual([logId, 1]);
  });

  test('data of a newer Passrail is refused, and left as it is', async () => {
    const steps = (db: Db) =>
      db
        .selectFrom('kysely_migration' as 'meta')
        .select('name')
        .execute();
    await bench.write((db) =>
      db
        .insertInto('kysely_migration' as 'meta')
        .values({ name: '999-future', timestamp: '2030' } as never)
        .execute(),
    );
    const before = await bench.read(steps);
    await expect(bench.read(pendingMigrations)).rejects.toMatchObject({ failure: 'schema-newer' });
    expect(await bench.read(steps)).toEqual(before);
    await expect(bench.reopen()).rejects.toMatchObject({ failure: 'schema-newer' });
  });
});
