import { expect, test } from 'vitest';
import { anotherServer } from '../../testing/postgres-servers.ts';
import { follow, onPostgres } from '../../testing/shared-database.ts';
import type { Store } from '../open-store.ts';
import { isAway } from './is-away.ts';

const append = (store: Store) => store.write((tx) => tx.append({ type: 'menu-changed' }));

onPostgres('a database that goes down', ({ open }) => {
  test('what is under way is refused, nothing of it is kept, and everything goes on when it is back', async () => {
    const server = await anotherServer();
    const url = `${server.url}/postgres`;
    const [a, b] = [await open({ url }), await open({ url })];
    const told = follow(b);
    await append(a);
    const under = a.write(async (tx) => {
      await tx.append({ type: 'menu-changed' });
      await server.kill();
      await tx.append({ type: 'menu-changed' });
    });
    const lost = await Promise.allSettled([under, append(a)]);
    lost.push(...(await Promise.allSettled([append(a), append(b)])));
    expect(lost).toMatchObject(lost.map(() => ({ status: 'rejected', reason: { code: 'database-away' } })));
    expect(await b.read(() => Promise.resolve()).catch(isAway)).toBe(true);
    await expect(open({ url })).rejects.toMatchObject({ failure: 'database-unreachable' });
    await server.start();
    expect((await append(a)).seq).toBe(2);
    expect((await append(b)).seq).toBe(3);
    expect(await told.heard(3)).toEqual([1, 2, 3]);
  });
});
