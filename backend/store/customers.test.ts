import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import {
  customerOrdersOf,
  hasTransaction,
  noteCancelReason,
  ordersOfCustomers,
  putCustomerOrder,
} from './customer-orders.ts';
import { deleteCustomer, insertCustomer, maybeCustomer, maybePersonByEmail } from './customers.ts';
import { insertOrder } from './orders.ts';
import { insertPerson } from './people.ts';

onEachEngine('customers', ({ read, write }) => {
  const person = (username: string) =>
    write((db) => insertPerson(db, { username, passwordHash: null, role: 'customer', at: 1 }));
  const order = (customerId: number | null) =>
    write((db) => insertOrder(db, sampleOrder({ customerId }), null)).then(({ id }) => id);

  test("an address is one person's; guests have none, as many as there are", async () => {
    const [ada, bob, guest] = [await person('ada'), await person('bob'), await person('guest')];
    await write((db) => insertCustomer(db, { person_id: ada.id, name: 'Ada', email: 'ada@example.org' }));
    await write((db) => insertCustomer(db, { person_id: guest.id, name: 'Guest', email: null }));
    const taken = { person_id: bob.id, name: 'Bob', email: 'ada@example.org' };
    await expect(write((db) => insertCustomer(db, taken))).rejects.toThrow(/unique/i);
    await write((db) => insertCustomer(db, { ...taken, email: null }));
    expect(await read((db) => maybePersonByEmail(db, 'ada@example.org'))).toEqual(ada);
    expect(await read((db) => maybePersonByEmail(db, 'ADA@example.org'))).toBeUndefined();
    await write((db) => deleteCustomer(db, ada.id));
    expect(await read((db) => maybePersonByEmail(db, 'ada@example.org'))).toBeUndefined();
    expect(await read((db) => maybeCustomer(db, bob.id))).toEqual({ ...taken, email: null });
  });

  test("what only a customer's order has is set piece by piece", async () => {
    const [a, b] = [await order(1), await order(null)];
    await write((db) => putCustomerOrder(db, a, { pay_at_till: 1 }));
    await write((db) => putCustomerOrder(db, a, { committed_at: 2 ** 41, transaction_id: 't1' }));
    await write((db) => noteCancelReason(db, b, 'payment_timeout'));
    const blank = { pay_at_till: 0, committed_at: null, transaction_id: null, cancel_reason: null };
    expect(await read((db) => customerOrdersOf(db, [a, b, 999]))).toEqual(
      new Map([
        [a, { ...blank, order_id: a, pay_at_till: 1, committed_at: 2 ** 41, transaction_id: 't1' }],
        [b, { ...blank, order_id: b, cancel_reason: 'payment_timeout' }],
      ]),
    );
    expect(await read((db) => customerOrdersOf(db, []))).toEqual(new Map());
    expect(await read((db) => hasTransaction(db, 't1', b))).toBe(true);
    expect(await read((db) => hasTransaction(db, 't1', a))).toBe(false);
    await expect(write((db) => putCustomerOrder(db, b, { transaction_id: 't1' }))).rejects.toThrow(/unique/i);
  });

  test('orders of one customer, or of all of them, the newest first and page by page', async () => {
    const ids: number[] = [];
    for (const customer of [7, null, 8, 7, 7]) ids.push(await order(customer));
    const page = (customerId: number | undefined, limit: number, offset: number) =>
      read((db) => ordersOfCustomers(db, { customerId, limit, offset })).then(({ orders, total }) => ({
        at: orders.map(({ id }) => ids.indexOf(id)),
        total,
      }));
    expect(await page(7, 2, 0)).toEqual({ at: [4, 3], total: 3 });
    expect(await page(7, 2, 2)).toEqual({ at: [0], total: 3 });
    expect(await page(undefined, 9, 0)).toEqual({ at: [4, 3, 2, 0], total: 4 });
    expect(await page(9, 9, 0)).toEqual({ at: [], total: 0 });
  });
});
