import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import * as carts from './carts.ts';
import type { Db } from './db.ts';
import { insertPerson } from './people.ts';

const screen = { pair: 'cookie', address: '10.0.0.1' };

onEachEngine('carts', ({ read, write }) => {
  const person = (username: string) =>
    write((db) => insertPerson(db, { username, passwordHash: null, role: 'customer', at: 1 })).then(({ id }) => id);
  const begin = (db: Db, cart_id: string, person_id: number, idle_at: number) =>
    carts.insertCartSession(db, {
      ...screen,
      cart_id,
      person_id,
      created_at: 1,
      started_seq: 5,
      idle_at,
      ended_at: null,
      end_reason: null,
      items: '[]',
      order_id: null,
    });

  test('a cart has one QR at a time, and the screen that drew it', async () => {
    await write((db) => carts.insertCart(db, '2', 'available'));
    await write((db) => carts.insertCart(db, '1', 'maintenance'));
    await write((db) => carts.setLiveQr(db, '2', 'first', screen));
    await write((db) => carts.setLiveQr(db, '2', 'second', { pair: null, address: '10.0.0.2' }));
    await write((db) => carts.setCartCondition(db, '1', 'battery low'));
    const drawn = { id: '2', condition: 'available', live_jti: 'second', pair: null, address: '10.0.0.2' };
    expect(await read(carts.allCarts)).toEqual([
      { id: '1', condition: 'battery low', live_jti: null, pair: null, address: null },
      drawn,
    ]);
    await write((db) => carts.spendQr(db, '2'));
    expect(await read((db) => carts.maybeCart(db, '2'))).toEqual({ ...drawn, live_jti: null });
    await expect(write((db) => carts.insertCart(db, '2', 'available'))).rejects.toThrow(/unique/i);
  });

  test('a session is at its cart and with its person until it ends, once', async () => {
    await write((db) => carts.insertCart(db, '1', 'available'));
    const ada = await person('ada');
    const session = await write((db) => begin(db, '1', ada, 100));
    await write((db) => carts.setCartItems(db, session.id, '[{"product_id":"pasta"}]', 200));
    const now = { ...session, items: '[{"product_id":"pasta"}]', idle_at: 200 };
    expect(await read((db) => carts.activeAtCart(db, '1'))).toEqual(now);
    expect(await read((db) => carts.activeOfPerson(db, ada))).toEqual(now);
    const end = (reason: 'checkout' | 'idle', orderId?: number) =>
      write((db) => carts.endCartSession(db, session.id, { reason, ...(orderId ? { orderId } : {}) }, 300));
    expect(await Promise.all([end('checkout', 9), end('idle')])).toEqual([true, false]);
    const ended = { ...now, ended_at: 300, end_reason: 'checkout', order_id: 9 };
    expect(await read((db) => carts.maybeCartSession(db, session.id))).toEqual(ended);
    expect(await read((db) => carts.sessionOfOrder(db, 9))).toEqual(ended);
    expect(await read((db) => carts.activeAtCart(db, '1'))).toBeUndefined();
    expect(await read((db) => carts.activeOfPerson(db, ada))).toBeUndefined();
  });

  test('idle sessions come longest idle first; a cart that is gone takes its own along', async () => {
    await write((db) => carts.insertCart(db, '1', 'available'));
    await write((db) => carts.insertCart(db, '2', 'available'));
    const ada = await person('ada');
    const idleAt = [300, 100, 200, 400];
    const ids = await write(async (db) => {
      const found: number[] = [];
      for (const at of idleAt) found.push((await begin(db, at === 100 ? '2' : '1', ada, at)).id);
      return found;
    });
    const idle = (now: number, limit: number) =>
      read((db) => carts.idleCartSessions(db, now, limit)).then((rows) => rows.map(({ id }) => ids.indexOf(id)));
    expect(await idle(300, 9)).toEqual([1, 2, 0]);
    expect(await idle(300, 2)).toEqual([1, 2]);
    expect(await read((db) => carts.activeOfPerson(db, ada))).toMatchObject({ id: ids[3] });
    expect(await write((db) => carts.deleteCart(db, '2'))).toBe(true);
    expect(await write((db) => carts.deleteCart(db, '2'))).toBe(false);
    expect(await idle(300, 9)).toEqual([2, 0]);
  });
});
