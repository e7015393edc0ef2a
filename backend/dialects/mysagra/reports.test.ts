import { afterEach, beforeEach, expect, test } from 'vitest';
import { hourlyReport, report } from '#contract/reports.ts';
import { longToken } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let token: string;
let call: TestHub['call'];

// Cut-off 06:00 in Rome, in summer: the business day of the 15th is 04:00Z to 04:00Z.
const at = (iso: string): number => Date.parse(`2026-08-${iso}:00.000Z`);

beforeEach(async () => {
  hub = await startTestHub({ now: at('15T10:30') });
  menu = await menuOf(hub);
  token = await longToken(hub);
  call = (method, path, body) => hub.call(method, path, body, { authorization: `Bearer ${token}` });
});
afterEach(() => hub.end());

const sell = async (name: string, quantity: number, paymentMethod = 'CASH', discount = 0): Promise<number> => {
  const foodId = menu.foods.find((food) => food.name === name)?.id;
  const { body } = await call('POST', '/v1/orders', {
    orderItems: [{ foodId, quantity }],
    confirm: { paymentMethod, discount, cashRegisterId: menu.registerId },
  });
  return body.id as number;
};
const reports = async (query: string) => (await call('GET', `/v1/reports?${query}`)).body;

/** 9.00 + 2.40 at half past noon, 18.00 less 1.50 by card in the evening, 3.50 after midnight; one sale is cancelled. */
const evening = async (): Promise<void> => {
  const first = await sell('Lasagne', 1);
  await sell('Caffè', 2);
  hub.clock.now += 10 * 60_000;
  await call('PATCH', `/v1/orders/${first}`, { status: 'COMPLETED' });
  hub.clock.now = at('15T19:10');
  await sell('Lasagne', 2, 'CARD', 1.5);
  await call('DELETE', `/v1/orders/${await sell('Lasagne', 5)}`);
  hub.clock.now = at('16T01:00');
  await sell('Crostata', 1);
  await call('POST', '/v1/orders', { orderItems: [{ foodId: menu.foods[0]?.id, quantity: 9 }] });
};

test("the day's report counts what was sold until the cut-off, and nothing that was cancelled or never paid", async () => {
  await evening();
  hub.clock.now = at('16T05:00');
  await sell('Caffè', 1);
  const days = await reports('from=2026-08-15T04:00:00.000Z');
  expect(days.map((day: unknown) => report.parse(day))).toEqual(days);
  expect(days).toHaveLength(2);
  expect(days[0]).toMatchObject({
    timestamp: '2026-08-15T04:00:00.000Z',
    intervalInMinutes: 1440,
    totalRevenue: 31.4,
    totalCashRevenue: 14.9,
    totalCardRevenue: 16.5,
    totalOrders: 4,
    averageCompletitionTime: 600_000,
  });
  expect(days[0].categoryStats).toMatchObject([
    { categoryName: 'Desserts', revenue: 3.5, quantity: 1 },
    {
      categoryName: 'Drinks',
      revenue: 2.4,
      quantity: 2,
      foodStats: [{ foodName: 'Caffè', revenue: 2.4, quantity: 2 }],
    },
    { categoryName: 'First courses', revenue: 27, quantity: 3 },
  ]);
  expect(days[0].cashRegisterStats).toEqual([
    {
      cashRegisterId: menu.registerId,
      cashRegisterName: 'Till 1',
      revenue: 31.4,
      cashRevenue: 14.9,
      cardRevenue: 16.5,
      orders: 4,
    },
  ]);
  expect((await call('GET', `/v1/reports/${days[0].id}`)).body).toEqual(days[0]);
});

test('by the hour the amounts are strings, as MySagra says them; the parts add up to the whole', async () => {
  await evening();
  const range = 'from=2026-08-15T04:00:00.000Z&to=2026-08-16T04:00:00.000Z';
  const hours = await reports(`${range}&groupBy=1h`);
  expect(hours.map((hour: unknown) => hourlyReport.parse(hour))).toEqual(hours);
  expect(
    hours.map((hour: { timestamp: string; totalRevenue: string }) => [hour.timestamp.slice(8, 16), hour.totalRevenue]),
  ).toEqual([
    ['15T10:00', '11.4'],
    ['15T19:00', '16.5'],
    ['16T01:00', '3.5'],
  ]);
  for (const groupBy of ['4h', '12h', 'day', 'all']) {
    const parts = (await reports(`${range}&groupBy=${groupBy}`)) as { totalRevenue: number }[];
    expect(parts.reduce((sum, part) => sum + Math.round(part.totalRevenue * 100), 0)).toBe(3140);
  }
});

test('a closing goes to the printer of the register that asks, with the day until now', async () => {
  const printer = await listen({ url: hub.url, token }, '/events/printer', ['general-closure']);
  await evening();
  const closing = await call('POST', '/v1/reports/general-closure', { cashRegister: menu.registerId });
  expect(closing.status).toBe(201);
  expect(closing.body).toMatchObject([{ totalRevenue: 31.4, totalOrders: 4, timestamp: '2026-08-15T04:00:00.000Z' }]);
  expect((await printer.next(1))[0]?.data).toEqual({
    cashRegister: menu.registerId,
    report: closing.body[0],
    at: '2026-08-16T01:00:00.000Z',
  });
  expect((await call('POST', '/v1/reports/general-closure', { cashRegister: 'none' })).status).toBe(400);
  printer.close();
});

test.each([
  '/v1/reports',
  '/v1/reports?from=soon',
  '/v1/reports?from=2026-08-15&groupBy=2h',
  '/v1/reports?from=1970-01-01&groupBy=1h',
  '/v1/reports?from=-271821-04-20&groupBy=day',
  '/v1/reports?from=%2B275760-09-12&to=%2B275760-09-13&groupBy=day',
])('%s is refused', async (path) => {
  expect((await call('GET', path)).status).toBe(400);
});

test.each(['rX', 'r5-1', 'r1-9999999999999999999', '__proto__'])('there is no report %s', async (id) => {
  expect((await call('GET', `/v1/reports/${id}`)).status).toBe(404);
});

test('a time that is over before it begins has no reports', async () => {
  expect(await reports('from=2026-08-15T04:00:00.000Z&to=2026-08-14T04:00:00.000Z')).toEqual([]);
});
