import { expect, test } from 'vitest';
import { follow, onPostgres } from '../../testing/shared-database.ts';
import { ticket, upTo } from '../../testing/numbered-writes.ts';
import type { Store } from '../open-store.ts';
import { insertLaunchTicket, spendLaunchTicket } from '../sessions.ts';

const append = (store: Store) => store.write((tx) => tx.append({ type: 'menu-changed' }));

onPostgres('two stores', ({ open, query }) => {
  test('both write at once: the numbers have no gap, and both tell all of it in the order of the log', async () => {
    const stores = [await open(), await open()];
    const followers = stores.map(follow);
    const asked = stores.flatMap((store) => upTo(180).map((index) => ticket(store, index % 6 === 0)));
    const outcomes = await Promise.allSettled(asked);
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(300));
    for (const follower of followers) expect(await follower.heard(300)).toEqual(upTo(300));
    expect(stores.map((store) => store.head())).toEqual([300, 300]);
  });

  test('whoever is answered has been told, and finds what others wrote before', async () => {
    const [a, b] = [await open(), await open()];
    const told = follow(b);
    await append(a);
    const { seq } = await append(b);
    expect([seq, b.head()]).toEqual([2, 2]);
    expect(told.seqs).toEqual([1, 2]);
  });

  test('what others commit is told from when it is followed, from where the store began', async () => {
    const a = await open();
    await append(a);
    const b = await open();
    await append(a);
    await append(a);
    expect(b.head()).toBe(1);
    expect(await follow(b).heard(2)).toEqual([2, 3]);
  });

  test('a ticket that two come with is good for one of them, whichever hub they ask', async () => {
    const stores = [await open(), await open(), await open()];
    await stores[0]?.write(({ db }) => insertLaunchTicket(db, 'h', 2_000));
    const spent = await Promise.all(stores.map((store) => store.write(({ db }) => spendLaunchTicket(db, 'h', 1_000))));
    expect(spent.filter(Boolean)).toEqual([true]);
  });

  test('a batch that is lost on its way gives no hole and takes nobody else along', async () => {
    const [a, b] = [await open(), await open()];
    const told = follow(b);
    await append(a);
    const lost = a.write(async (tx) => {
      await tx.append({ type: 'menu-changed' });
      const own = tx.db.selectNoFrom((eb) => eb.fn<number>('pg_backend_pid').as('pid'));
      const { pid } = await own.executeTakeFirstOrThrow();
      await query(`select pg_terminate_backend(${pid})`);
      await tx.append({ type: 'menu-changed' });
    });
    const outcomes = await Promise.allSettled([lost, append(a)]);
    expect(outcomes).toMatchObject(outcomes.map(() => ({ status: 'rejected', reason: { code: 'database-away' } })));
    await append(b);
    await append(a);
    expect(await told.heard(3)).toEqual([1, 2, 3]);
    expect((await b.eventsAfter(0, 9)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('hubs whose own clocks are minutes apart go by the clock of the database', async () => {
    const skewed = (ms: number) => ({ now: () => Date.now() + ms, monotonic: () => performance.now() });
    const stores = [
      await open({ clock: skewed(-300_000), databaseClock: true }),
      await open({ clock: skewed(300_000), databaseClock: true }),
    ];
    const times = await Promise.all(stores.map((store) => store.write((tx) => Promise.resolve(tx.now))));
    const [one, other] = times as [number, number];
    expect(Math.abs(one - other)).toBeLessThan(5_000);
    expect(Math.abs(Date.now() - one)).toBeLessThan(5_000);
  });

  test('a client that heard more at another hub finds it here, too, before it is answered', async () => {
    const [a, b] = [await open(), await open()];
    await append(a);
    await append(a);
    expect(b.head()).toBe(0);
    await b.shared?.catchUp(2);
    expect(b.head()).toBe(2);
  });
});
