import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { dueActions, plan, shiftActions, takeAction, type DueAction } from './due-actions.ts';
import { insertOrder } from './orders.ts';

onEachEngine('what the hub does by itself', ({ read, write }) => {
  const order = () => write((db) => insertOrder(db, sampleOrder(), null)).then(({ id }) => id);
  const due = (now: number, limit = 9) => read((db) => dueActions(db, now, limit));
  const take = (action: DueAction, now: number) => write((db) => takeAction(db, action, now));

  test('what is due comes by its time, as many as are asked for; planned again, it is moved', async () => {
    const [a, b] = [await order(), await order()];
    await write((db) => plan(db, 'cancel-unpaid', a, 300));
    await write((db) => plan(db, 'expire-code', a, 200));
    await write((db) => plan(db, 'cancel-unpaid', b, 100));
    await write((db) => plan(db, 'cancel-unpaid', b, 250));
    const inOrder: DueAction[] = [
      { kind: 'expire-code', orderId: a },
      { kind: 'cancel-unpaid', orderId: b },
      { kind: 'cancel-unpaid', orderId: a },
    ];
    expect(await due(199)).toEqual([]);
    expect(await due(250)).toEqual(inOrder.slice(0, 2));
    expect(await due(300)).toEqual(inOrder);
    expect(await due(300, 1)).toEqual(inOrder.slice(0, 1));
  });

  test('an action is taken once, and not when it was moved to later', async () => {
    const action = { kind: 'flag-uncollected', orderId: await order() } as const;
    await write((db) => plan(db, action.kind, action.orderId, 100));
    expect(await take(action, 99)).toBe(false);
    expect(await take({ ...action, kind: 'expire-code' }, 100)).toBe(false);
    expect(await Promise.all([take(action, 100), take(action, 100), take(action, 100)])).toEqual([true, false, false]);
  });

  test('a clock that was set moves what counts from now, nothing else', async () => {
    const id = await order();
    await write((db) => plan(db, 'cancel-unpaid', id, 100));
    await write((db) => plan(db, 'expire-code', id, 100));
    await write((db) => shiftActions(db, -40));
    expect(await due(60)).toEqual([{ kind: 'cancel-unpaid', orderId: id }]);
    expect(await due(100)).toHaveLength(2);
  });

  test('an order that is gone takes its actions along; one that never was gets none', async () => {
    const id = await order();
    await write((db) => plan(db, 'expire-code', id, 100));
    await write((db) => db.deleteFrom('orders').where('id', '=', id).execute());
    expect(await due(100)).toEqual([]);
    await expect(write((db) => plan(db, 'expire-code', id, 100))).rejects.toThrow(/foreign key/i);
  });
});
