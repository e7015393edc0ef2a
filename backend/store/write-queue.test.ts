import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { ticket, upTo } from '../testing/numbered-writes.ts';

onEachEngine('the write queue', (bench) => {
  test('a command that fails takes back its numbers and its events, and nobody else loses any', async () => {
    const { store } = bench;
    const published: number[] = [];
    store.onCommit((events) => published.push(...events.map((event) => event.seq)));
    const outcomes = await Promise.allSettled(upTo(60).map((index) => ticket(store, index % 3 === 2)));
    expect(outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual(upTo(40));
    expect(published).toEqual(upTo(40));
    expect((await store.eventsAfter(0, 100)).map((event) => event.seq)).toEqual(published);
    expect(store.stats()).toMatchObject({ commands: 60, commits: 1, waiting: 0 });
  });

  test('what the database refuses fails its own command only', async () => {
    const note = (name: string) =>
      bench.store.write(async ({ db, append }) => {
        await append({ type: 'menu-changed' });
        await db.insertInto('meta').values({ name, value: 'x' }).execute();
        return name;
      });
    const outcomes = await Promise.allSettled(['a', 'a', 'b'].map(note));
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(bench.store.head()).toBe(2);
    expect(bench.store.stats().commits).toBe(1);
  });

  test('commands run, are told and are answered in the order they came, however many wait', async () => {
    const { store } = bench;
    const answered: number[] = [];
    const told: number[] = [];
    store.onCommit((events) => {
      expect(answered).toEqual(told);
      told.push(...events.map(({ seq }) => seq));
    });
    await Promise.all(upTo(70).map(() => ticket(store).then((number) => answered.push(number))));
    expect(answered).toEqual(upTo(70));
    expect(told).toEqual(upTo(70));
    expect(store.stats().commits).toBe(2);
  });

  test('whoever is answered finds it, read on another connection', async () => {
    for (const seq of upTo(5)) {
      await ticket(bench.store);
      expect(await bench.store.read(({ head }) => Promise.resolve(head))).toBe(seq);
    }
  });

  test('what is kept is answered as done even if it could not be announced, and that is not passed over', async () => {
    const unannounced: unknown[] = [];
    const store = await bench.reopen({ unannounced: (error) => unannounced.push(error) });
    store.onCommit(() => {
      throw new Error('cannot say it');
    });
    expect(await ticket(store)).toBe(1);
    expect(unannounced).toHaveLength(1);
  });

  test('a store that closes carries out what it took, and takes nothing more', async () => {
    const first = bench.store;
    const taken = [ticket(first), ticket(first)];
    const second = await bench.reopen();
    expect(await Promise.all(taken)).toEqual([1, 2]);
    await expect(ticket(first)).rejects.toThrow('store closed');
    expect(await ticket(second)).toBe(3);
    expect(second.head()).toBe(3);
  });
});
