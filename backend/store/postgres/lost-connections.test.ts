import { expect, test } from 'vitest';
import { follow, onPostgres } from '../../testing/shared-database.ts';
import type { Store } from '../open-store.ts';

const append = (store: Store) => store.write((tx) => tx.append({ type: 'menu-changed' }));
const OURS = `application_name = 'passrail' and datname = current_database()`;

onPostgres('connections that break', ({ open, query, ears }) => {
  test('a notification that is lost costs no event: the log is looked at anyway', async () => {
    const store = await open();
    const told = follow(store);
    await ears(1);
    // What it looks for because it has begun to listen comes before this.
    await append(store);
    await query(`insert into events (seq, at, type, body) values (2, 1, 'menu-changed', '{"type":"menu-changed"}')`);
    expect(await told.heard(2)).toEqual([1, 2]);
  });

  test('with the ear cut off nothing is lost, and it grows again', async () => {
    const [a, b] = [await open(), await open()];
    const told = follow(b);
    await ears(1);
    const cut = await query(
      `select pg_terminate_backend(pid) from pg_stat_activity where ${OURS} and query ilike 'listen %'`,
    );
    expect(cut).toHaveLength(1);
    for (let times = 0; times < 5; times += 1) await append(a);
    expect(await told.heard(5)).toEqual([1, 2, 3, 4, 5]);
    await ears(1);
  });

  test('what was committed while every connection of a store was cut arrives, and it writes on', async () => {
    const errors: unknown[] = [];
    const a = await open();
    const others = (await query(`select pid from pg_stat_activity where ${OURS}`)).map(({ pid }) => Number(pid));
    const b = await open({ onError: (error) => errors.push(error) });
    const told = follow(b);
    await ears(1);
    await append(b);
    const cut = await query(
      `select pg_terminate_backend(pid) from pg_stat_activity where ${OURS} and not pid = any('{${others.join(',')}}')`,
    );
    expect(cut.length).toBeGreaterThanOrEqual(3);
    await append(a);
    await append(a);
    expect(await told.heard(3)).toEqual([1, 2, 3]);
    expect((await append(b)).seq).toBe(4);
    expect(told.seqs).toEqual([1, 2, 3, 4]);
    expect(errors.length).toBeGreaterThan(0);
  });
});
