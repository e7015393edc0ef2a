import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderWire, type OrderWire } from '#contract/orders.ts';
import { shiftReport, takings, type ShiftReport } from '#contract/shifts.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let run = 0;

beforeAll(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterAll(() => hub.end());

const kind = fc.constantFrom('CASH', 'CARD', 'VOUCHER');
const item = fc.record({ food: fc.nat(5), quantity: fc.integer({ min: 1, max: 4 }), surcharge: fc.nat(299) });
const discount = fc.oneof(
  fc.constant(null),
  fc.record({ percent: fc.nat(10_000) }),
  fc.record({ cents: fc.integer({ min: 1, max: 2500 }) }),
);
const part = fc.record({ kind, share: fc.nat(100), over: fc.nat(1500) });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      sale: fc.array(item, { minLength: 1, maxLength: 3 }),
      discount,
      parts: fc.array(part, { maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ refund: fc.nat(20), share: fc.nat(100), way: fc.option(kind, { nil: undefined }) }),
  },
  { weight: 1, arbitrary: fc.record({ cancel: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constantFrom('IN', 'OUT'), cents: fc.integer({ min: 1, max: 5000 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Euros as text → cents, digit by digit: an arithmetic of the test's own. */
const centsOf = (text: string): number => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const amount = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return text.startsWith('-') ? -amount : amount;
};
const half = (numerator: number, denominator: number): number =>
  Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));

/** A drawer of metal: what hands put in and took out. */
class Evening {
  drawer: number;
  sales = 0;
  card = 0;
  voucher = 0;
  /** Order → what was paid and not given back. */
  readonly held = new Map<number, number>();
  readonly ids: number[] = [];
  readonly cancelled = new Set<number>();
  constructor(float: number) {
    this.drawer = float;
  }
  take(way: string, amount: number): void {
    if (way === 'CASH') this.drawer += amount;
    else if (way === 'CARD') this.card += amount;
    else this.voucher += amount;
  }
}

type Till = { id: string; shift: string };

const sell = async (evening: Evening, till: Till, { sale, discount: off, parts }: Extract<Step, { sale: unknown }>) => {
  const items = sale.map(({ food, quantity, surcharge }) => ({
    one: menu.foods[food % menu.foods.length],
    quantity,
    surcharge,
  }));
  const full = items.reduce(
    (sum, { one, quantity, surcharge }) => sum + centsOf(one?.price ?? '0') * quantity + surcharge,
    0,
  );
  const given = off === null ? 0 : 'cents' in off ? off.cents : half(full * off.percent, 10_000);
  const total = Math.max(0, full - given);
  let left = total;
  const payments = parts
    .map(({ kind: way, share, over }) => {
      const amount = Math.min(left, half(total * share, 100));
      left -= amount;
      return { way, amount, over };
    })
    .filter(({ amount }) => amount > 0);
  if (left > 0) payments.push({ way: 'CASH', amount: left, over: 0 });
  const { status, body } = await hub.call('POST', '/v1/orders', {
    orderItems: items.map(({ one, quantity, surcharge }) => ({
      foodId: one?.id,
      quantity,
      surcharge: surcharge / 100,
    })),
    confirm: {
      paymentMethod: 'CASH',
      cashRegisterId: till.id,
      ...(off === null ? {} : 'cents' in off ? { discount: off.cents / 100 } : { discountPercent: off.percent / 100 }),
      payments: payments.map(({ way, amount, over }) => ({
        kind: way,
        amount: amount / 100,
        ...(way === 'CASH' ? { tendered: (amount + over) / 100 } : {}),
      })),
    },
  });
  expect({ status, total: status === 201 ? centsOf(body.total) : body }).toEqual({ status: 201, total });
  for (const { way, amount, over } of payments) evening.take(way, way === 'CASH' ? amount + over - over : amount);
  evening.sales += total;
  evening.ids.push(body.id as number);
  evening.held.set(body.id as number, total);
};

const pick = (evening: Evening, index: number): number | undefined =>
  evening.ids[index % Math.max(1, evening.ids.length)];

/** What went back, as the hub's answer lists it after what was there before. */
const backOf = (order: OrderWire, before: number): { kind: string; cents: number }[] =>
  (order.payments ?? []).slice(before).map((one) => ({ kind: one.kind, cents: centsOf(one.amount) }));

const refund = async (evening: Evening, { refund: index, share, way }: Extract<Step, { refund: unknown }>) => {
  const id = pick(evening, index);
  if (id === undefined || evening.cancelled.has(id)) return;
  const held = evening.held.get(id) ?? 0;
  const amount = half(held * share, 100);
  const before = orderWire.parse((await hub.call('GET', `/v1/orders/${id}`)).body).payments?.length ?? 0;
  const reply = await hub.call('POST', `/v1/orders/${id}/refund`, {
    reason: 'property',
    amount: amount / 100,
    ...(way ? { kind: way } : {}),
  });
  if (amount === 0) {
    expect(reply.status).toBe(400);
    return;
  }
  expect(reply.status).toBe(201);
  const back = backOf(reply.body as OrderWire, before);
  expect(back.reduce((sum, one) => sum + one.cents, 0)).toBe(-amount);
  for (const one of back) evening.take(one.kind, one.cents);
  evening.held.set(id, held - amount);
  const more = await hub.call('POST', `/v1/orders/${id}/refund`, { reason: 'more', amount: (held - amount + 1) / 100 });
  expect(more.status).toBe(400);
};

const cancel = async (evening: Evening, index: number) => {
  const id = pick(evening, index);
  if (id === undefined || evening.cancelled.has(id)) return;
  const before = orderWire.parse((await hub.call('GET', `/v1/orders/${id}`)).body).payments?.length ?? 0;
  const { status, body } = await hub.call('POST', `/v1/orders/${id}/cancel`, { reason: 'property' });
  expect(status).toBe(200);
  for (const one of backOf(body as OrderWire, before)) evening.take(one.kind, one.cents);
  evening.cancelled.add(id);
  evening.held.set(id, 0);
};

const play = async (evening: Evening, till: Till, one: Step): Promise<void> => {
  if ('sale' in one) return sell(evening, till, one);
  if ('refund' in one) return refund(evening, one);
  if ('cancel' in one) return cancel(evening, one.cancel);
  const body = { kind: one.move, amount: one.cents / 100, reason: 'property' };
  expect((await hub.call('POST', `/v1/shifts/${till.shift}/movements`, body)).status).toBe(201);
  evening.drawer += one.move === 'IN' ? one.cents : -one.cents;
  return undefined;
};

const sumOf = (rows: readonly { total: string }[]): number => rows.reduce((sum, { total }) => sum + centsOf(total), 0);
const ofKind = (report: ShiftReport, way: string): number =>
  centsOf(report.takings.payments.find((row) => row.kind === way)?.total ?? '0');

/** The drawer, every breakdown and every receipt say one number. */
const agree = (evening: Evening, report: ShiftReport, paper: readonly OrderWire[]): void => {
  const net = [...evening.held.values()].reduce((sum, one) => sum + one, 0);
  const { takings: sums, drawer } = report;
  expect(centsOf(drawer.expected)).toBe(evening.drawer);
  expect([ofKind(report, 'CARD'), ofKind(report, 'VOUCHER')]).toEqual([evening.card, evening.voucher]);
  expect(centsOf(sums.sales)).toBe(evening.sales);
  expect(centsOf(sums.subTotal) + centsOf(sums.surcharges) - centsOf(sums.discounts)).toBe(evening.sales);
  expect(centsOf(sums.sales) + centsOf(sums.refunds)).toBe(net);
  for (const rows of [sums.payments, sums.registers, sums.people, sums.hours]) expect(sumOf(rows)).toBe(net);
  expect(centsOf(sums.total)).toBe(net);
  expect(sums.orders).toBe(evening.ids.length);
  expect(sumOf(paper)).toBe(evening.sales);
  for (const { payments = [], total } of paper)
    expect(payments.reduce((sum, { amount }) => sum + centsOf(amount), 0)).toBe(centsOf(total));
};

test('drawer, receipts, X, Z and the day say one number, to the cent, whatever was sold, split, refunded and cancelled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(20_000), fc.array(step, { minLength: 1, maxLength: 12 }), async (float, steps) => {
      run += 1;
      const { body: register } = await hub.call('POST', '/v1/cash-registers', { name: `Till ${run + 100}` });
      const { body: shift } = await hub.call('POST', '/v1/shifts', { cashRegisterId: register.id, float: float / 100 });
      const till = { id: register.id as string, shift: shift.id as string };
      const printer = await listen(hub, '/events/printer', ['confirmed-order']);
      const evening = new Evening(float);
      for (const one of steps) await play(evening, till, one);
      const paper = (await printer.next(evening.ids.length)).map(({ data }) => data as OrderWire);
      printer.close();
      const path = `/v1/shifts/${till.shift}`;
      agree(evening, shiftReport.parse((await hub.call('GET', `${path}/report`)).body), paper);
      const counted = Math.max(0, evening.drawer);
      const closed = await hub.call('POST', `${path}/close`, { countedCash: counted / 100, print: false });
      const z = shiftReport.parse(closed.body);
      agree(evening, z, paper);
      expect(centsOf(z.drawer.difference ?? '')).toBe(counted - evening.drawer);
      const day = takings.parse((await hub.call('GET', `/v1/takings?cashRegisterId=${till.id}`)).body);
      expect({ ...day, from: '', to: '' }).toEqual({ ...z.takings, from: '', to: '' });
    }),
    { numRuns: 25 },
  );
}, 120_000);
