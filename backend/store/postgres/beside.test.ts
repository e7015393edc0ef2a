import { expect, test } from 'vitest';
import { follow, onPostgres } from '../../testing/shared-database.ts';

onPostgres('a newer Passrail beside this one', ({ open, query }) => {
  /** It has added a step of its own; `needed`: which one must be known. */
  const newerStep = async (needed: string): Promise<void> => {
    await query(`insert into kysely_migration (name, timestamp) values ('999-newer', '2030')`);
    await query(
      `insert into meta (name, value) values ('needed-step', '${needed}') on conflict (name) do update set value = '${needed}'`,
    );
  };

  test('while it only adds, this one starts, writes and follows; what it logs in words of its own is passed on', async () => {
    await newerStep('021-several-hubs');
    const store = await open();
    const told = follow(store);
    await store.write((tx) => tx.append({ type: 'menu-changed' }));
    await query(`insert into events (seq, at, type, body) values (2, 1, 'of-2030', '{"type":"of-2030"}')`);
    await store.write((tx) => tx.append({ type: 'menu-changed' }));
    expect(await told.heard(3)).toEqual([1, 2, 3]);
  });

  test('once it needs to be known, this one does not start', async () => {
    await newerStep('999-newer');
    await expect(open()).rejects.toMatchObject({ failure: 'schema-newer' });
  });
});
