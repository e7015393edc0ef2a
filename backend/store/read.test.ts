import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import type { Db } from './db.ts';

onEachEngine('reads', (bench) => {
  const note = (name: string) =>
    bench.store.write(async ({ db, append }) => {
      await db.insertInto('settings').values({ name, value: '1' }).execute();
      await append({ type: 'settings-changed', patch: {} });
    });
  const names = async (db: Db): Promise<string[]> =>
    (await db.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name);

  test('a read sees one commit and says which, whatever is written meanwhile', async () => {
    await note('a');
    const seen = await bench.store.read(async ({ db, head }) => {
      const before = await names(db);
      await note('b');
      return { head, before, after: await names(db) };
    });
    expect(seen).toEqual({ head: 1, before: ['a'], after: ['a'] });
    expect(await bench.store.read(async ({ db, head }) => ({ head, names: await names(db) }))).toEqual({
      head: 2,
      names: ['a', 'b'],
    });
  });

  test('nobody sees half a command', async () => {
    let seen: string[] | undefined;
    await bench.store.write(async ({ db }) => {
      await db.insertInto('settings').values({ name: 'half', value: '1' }).execute();
      seen = await bench.read(names);
    });
    expect(seen).toEqual([]);
    expect(await bench.read(names)).toEqual(['half']);
  });

  test('many read at once', async () => {
    await note('a');
    const all = await Promise.all(Array.from({ length: 20 }, () => bench.read(names)));
    expect(all).toEqual(Array.from({ length: 20 }, () => ['a']));
  });

  test('a read that fails leaves its connection as good as before', async () => {
    for (let times = 0; times < 10; times += 1)
      await expect(
        bench.read((db) =>
          db
            .selectFrom('gone' as 'meta')
            .selectAll()
            .execute(),
        ),
      ).rejects.toThrow(/gone/);
    expect(await bench.read(names)).toEqual([]);
  });
});
