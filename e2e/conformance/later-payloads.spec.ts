import { randomBytes } from 'node:crypto';
import { expect, test } from './support/fixtures.ts';
import { events } from './support/schemas.ts';
import { listen, orderBody, payment, sell } from './support/venue.ts';

/** What the published backend learnt after its first dialect (the MySagra reference, 2.1, D2 and later). */

test('a drawer is opened at the printer of its register', async ({ venue }) => {
  const printer = await listen(venue, '/events/printer');
  const reply = await venue.operator.call('POST', `/v1/cash-registers/${venue.register}/open-drawer`);
  expect(reply.status).toBe(201);
  const { data } = await printer.event('open-drawer');
  const told = events.printer['open-drawer'].parse(JSON.parse(data ?? ''));
  expect(told).toEqual({ cashRegisterId: venue.register, printerId: venue.kitchenPrinter });
  printer.close();
});

test('a closure goes to the printers with its figures as numbers', async ({ venue }) => {
  const printer = await listen(venue, '/events/printer');
  await sell(venue);
  const reply = await venue.admin.call('POST', '/v1/reports/general-closure', { cashRegister: venue.register });
  expect(reply.status).toBe(201);
  const { data } = await printer.event('general-closure');
  const { report } = events.printer['general-closure'].parse(JSON.parse(data ?? ''));
  expect(report.totalOrders).toBeGreaterThan(0);
  expect(report.totalRevenue).toBeGreaterThan(0);
  printer.close();
});

test('a category that is sold out is told to the tills, and keeps its foods as they were', async ({ venue }) => {
  const cashier = await listen(venue, '/events/cashier');
  for (const available of [false, true]) {
    expect((await venue.admin.call('PATCH', `/v1/categories/${venue.category}`, { available })).status).toBe(200);
    const { data } = await cashier.event(
      'category-availability-changed',
      (one) => (one as { available: boolean }).available === available,
    );
    expect(events.cashier['category-availability-changed'].parse(JSON.parse(data ?? ''))).toEqual({
      id: venue.category,
      available,
    });
  }
  const food = (await venue.stranger.call('GET', `/v1/foods/${venue.pizza}`)).body as {
    printerId: string;
    available: boolean;
  };
  expect(food).toMatchObject({ available: true, printerId: venue.kitchenPrinter });
  cashier.close();
});

test('a station that is done is told where its dishes are shown; the last one completes the order', async ({
  venue,
}) => {
  const mark = randomBytes(4).toString('hex');
  const make = async (path: string, body: object): Promise<string> =>
    ((await venue.admin.call('POST', path, body)).body as { id: string }).id;
  const stations = [
    await make('/v1/stations', { name: `Grill ${mark}` }),
    await make('/v1/stations', { name: `Tap ${mark}` }),
  ];
  const orderItems = await Promise.all(
    stations.map(async (stationId, index) => {
      const name = `${index} ${mark}`;
      const categoryId = await make('/v1/categories', {
        name,
        position: 1,
        available: true,
        printerId: null,
        stationId,
      });
      const foodId = await make('/v1/foods', {
        name,
        description: 'x',
        price: 1,
        available: true,
        categoryId,
        printerId: null,
      });
      return { foodId, quantity: 1 };
    }),
  );
  const streams = { display: await listen(venue, '/events/display'), ticket: await listen(venue, '/events/ticket') };
  const sold = await venue.operator.call(
    'POST',
    '/v1/orders',
    orderBody(venue, { orderItems, confirm: payment(venue) }),
  );
  const { id } = sold.body as { id: number };
  for (const stationId of stations) {
    const reply = await venue.operator.call('PATCH', `/v1/orders/${id}/stations/${stationId}`, { status: 'COMPLETED' });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ orderId: id, stationId, status: 'COMPLETED' });
  }
  for (const stream of Object.values(streams)) {
    await stream.event('order-status-update', (data) => (data as { id: number }).id === id);
    const parts = stream
      .events('order-station-status-update')
      .map(({ data }) => events.display['order-station-status-update'].parse(JSON.parse(data ?? '')));
    expect(parts).toEqual(stations.map((stationId) => ({ orderId: id, stationId, status: 'COMPLETED' })));
    stream.close();
  }
});
