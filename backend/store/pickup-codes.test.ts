import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { insertOrder } from './orders.ts';
import { allPickupCodes, dropPickupCode, maybePickupCode, putPickupCode, setTries } from './pickup-codes.ts';

onEachEngine('pickup codes', ({ read, write }) => {
  const order = () => write((db) => insertOrder(db, sampleOrder(), null)).then(({ id }) => id);

  test('a new code takes the place of the old one: the tries begin again, a lock stays', async () => {
    const [id, other] = [await order(), await order()];
    const first = { order_id: id, hash: 'h1', sealed: 's1', expires_at: 100 };
    const second = { order_id: id, hash: 'h2', sealed: 's2', expires_at: 200 };
    await write((db) => putPickupCode(db, first));
    await write((db) => putPickupCode(db, { ...first, order_id: other }));
    expect(await read((db) => maybePickupCode(db, id))).toEqual({ ...first, tries: 0, locked_until: 0 });
    await write((db) => setTries(db, id, 3, 900));
    expect(await read((db) => maybePickupCode(db, id))).toEqual({ ...first, tries: 3, locked_until: 900 });
    await write((db) => putPickupCode(db, second));
    expect(await read((db) => maybePickupCode(db, id))).toEqual({ ...second, tries: 0, locked_until: 900 });
    expect(await read((db) => maybePickupCode(db, other))).toMatchObject({ hash: 'h1', tries: 0, locked_until: 0 });
    await write((db) => dropPickupCode(db, id));
    expect((await read(allPickupCodes)).map((code) => code.order_id)).toEqual([other]);
  });

  test('a code goes with its order, and there is none without one', async () => {
    const id = await order();
    const code = { order_id: id, hash: 'h', sealed: 's', expires_at: 100 };
    await write((db) => putPickupCode(db, code));
    await write((db) => db.deleteFrom('orders').where('id', '=', id).execute());
    expect(await read(allPickupCodes)).toEqual([]);
    await expect(write((db) => putPickupCode(db, code))).rejects.toThrow(/foreign key/i);
  });
});
