import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import type { Order } from '#domain/order.ts';
import type { Payment } from '#domain/payments.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleLine, sampleOrder } from '../testing/orders.ts';
import { insertRegister } from './devices.ts';
import { insertOrder, maybeOrder } from './orders.ts';
import { insertPayments, paymentsOf } from './payments.ts';
import { dishSales, meanMakingTime, tillSales } from './sales.ts';
import { dishesIn, moneyRows, type MoneyScope } from './takings.ts';

let serial = 0;
const paid = (amount: number, some: Partial<Payment> = {}): Payment => ({
  id: `p${(serial += 1)}`,
  kind: 'CASH',
  amount: cents(amount),
  tendered: null,
  reference: null,
  reason: null,
  registerId: 'r1',
  shiftId: 's1',
  personId: 7,
  at: 100,
  ...some,
});
const pasta = (quantity: number, unitPrice = 800, surcharge = 0) =>
  sampleLine({ quantity, unitPrice: cents(unitPrice), surcharge: cents(surcharge) });
const wine = () => sampleLine({ foodId: 'wine', foodName: 'Wine', categoryId: 'drinks', categoryName: 'Drinks' });

onEachEngine('money', ({ read, write }) => {
  const sell = (some: Partial<Order>, ...payments: Payment[]) =>
    write(async (db) => {
      const order = await insertOrder(
        db,
        sampleOrder({ state: 'CONFIRMED', confirmedAt: 100, payment: 'paid', registerId: 'r1', ...some }),
        null,
      );
      await insertPayments(db, order.id, payments);
      return order.id;
    });

  test('payments come back as they moved, those that were added last', async () => {
    const first = [paid(500, { tendered: cents(1_000) }), paid(300, { kind: 'VOUCHER', reference: '0042' })];
    const back = paid(-200, { reason: 'cold', at: 2 ** 41, registerId: null, shiftId: null, personId: null });
    const id = await sell({}, ...first);
    await write((db) => insertPayments(db, id, [back], 2));
    const none = await sell({});
    await write((db) => insertPayments(db, none, []));
    expect(await read((db) => paymentsOf(db, [id, none]))).toEqual(new Map([[id, [...first, back]]]));
    expect(await read((db) => paymentsOf(db, []))).toEqual(new Map());
    expect((await read((db) => maybeOrder(db, id)))?.payments).toEqual([...first, back]);
    expect(await read((db) => maybeOrder(db, none))).not.toHaveProperty('payments');
  });

  test('a report sums what was sold in its time, by till and way and by dish; as numbers', async () => {
    await write((db) => insertRegister(db, { id: 'r1', name: 'Till 1', enabled: 1, default_printer_id: null }));
    const till = { registerId: 'r1' };
    await sell({ ...till, readyAt: 160, lines: [pasta(2), wine()] }, paid(2_000), paid(400, { kind: 'CARD' }));
    await sell({ ...till, readyAt: 190, lines: [pasta(1, 900, -50)] }, paid(850), paid(-100));
    await sell({ registerId: 'gone', lines: [wine()] }, paid(800, { kind: 'CARD' }));
    await sell({ ...till, state: 'CANCELLED', lines: [wine()] }, paid(800));
    await sell({ ...till, payment: 'unpaid', lines: [wine()] });
    await sell({ ...till, confirmedAt: 200, lines: [wine()] }, paid(800));
    const span = { start: 100, end: 200 };
    const tills = await read((db) => tillSales(db, span));
    expect(tills.toSorted((a, b) => a.total - b.total)).toEqual([
      { registerId: 'r1', registerName: 'Till 1', kind: 'CARD', orders: 0, total: 400 },
      { registerId: 'gone', registerName: null, kind: 'CARD', orders: 1, total: 800 },
      { registerId: 'r1', registerName: 'Till 1', kind: 'CASH', orders: 2, total: 2_750 },
    ]);
    expect(await read((db) => dishSales(db, span))).toEqual([
      { categoryId: 'drinks', categoryName: 'Drinks', foodId: 'wine', foodName: 'Wine', quantity: 2, revenue: 1_600 },
      {
        categoryId: 'first',
        categoryName: 'First courses',
        foodId: 'pasta',
        foodName: 'Pasta',
        quantity: 3,
        revenue: 2_450,
      },
    ]);
    expect(await read((db) => meanMakingTime(db, span))).toBe(75);
    expect(await read((db) => meanMakingTime(db, { start: 0, end: 1 }))).toBeNull();
    expect(await read((db) => tillSales(db, { start: 0, end: 1 }))).toEqual([]);
  });

  test("takings are a shift's, or a time's of one till or all", async () => {
    await sell({ lines: [pasta(1)] }, paid(800), paid(-100, { at: 150, shiftId: 's2' }));
    await sell({ lines: [wine()] }, paid(900, { at: 120, registerId: 'r2', shiftId: 's2' }));
    await sell({ state: 'CANCELLED', lines: [wine()] }, paid(700, { at: 200 }), paid(-700, { at: 201 }));
    const table: [MoneyScope, number[], string[]][] = [
      [{ shiftId: 's1' }, [800, 700, -700], ['pasta']],
      [{ shiftId: 's2' }, [900, -100], ['wine']],
      [{ start: 100, end: 200 }, [800, 900, -100], ['wine', 'pasta']],
      [{ start: 100, end: 201, registerId: 'r1' }, [800, -100, 700], ['pasta']],
      [{ start: 300, end: 400 }, [], []],
    ];
    for (const [scope, amounts, dishes] of table) {
      const found = await read(async (db) => ({
        amounts: (await moneyRows(db, scope)).map(({ amount }) => amount),
        dishes: (await dishesIn(db, scope)).map(({ foodId }) => foodId),
      }));
      expect([scope, found]).toEqual([scope, { amounts, dishes }]);
    }
    const [row] = await read((db) => moneyRows(db, { shiftId: 's1' }));
    expect(row).toMatchObject({
      position: 0,
      kind: 'CASH',
      personId: 7,
      at: 100,
      state: 'CONFIRMED',
      subTotal: 800,
      surcharge: 0,
      total: 800,
    });
  });
});
