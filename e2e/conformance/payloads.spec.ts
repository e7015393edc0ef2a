import type { ZodType } from 'zod';
import { expect, test } from './support/fixtures.ts';
import { channels, events } from './support/schemas.ts';
import type { Channel } from './support/schemas.ts';
import { seedPayloads } from './support/seed-payloads.ts';
import type { SseClient } from './support/sse-client.ts';
import { listen, payment, place, sell } from './support/venue.ts';
import type { Venue } from './support/venue.ts';

type Ears = Readonly<Record<Channel, SseClient>>;

const schemaOf = (channel: Channel, event: string) => (events[channel] as Record<string, ZodType | undefined>)[event];

/** What each channel hears between here and the end of `act`; a status event that all hear marks the end. */
const heard = async (venue: Venue, act: () => Promise<unknown>): Promise<Record<Channel, [string, unknown][]>> => {
  const [cashier, display, printer, ticket] = await Promise.all(channels.map((one) => listen(venue, `/events/${one}`)));
  const ears = { cashier, display, printer, ticket } as Ears;
  await act();
  const end = await sell(venue, { customer: 'the end' });
  const entries = await Promise.all(
    channels.map(async (channel) => {
      const stream = ears[channel];
      await stream.event('confirmed-order', (data) => (data as { id: number }).id === end.id);
      stream.close();
      const all = stream.events().map(({ event, data }): [string, unknown] => [event ?? '', JSON.parse(data ?? '')]);
      return [channel, all.filter(([, data]) => (data as { id?: unknown }).id !== end.id)] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Channel, [string, unknown][]>;
};

const namesOf = (all: Record<Channel, [string, unknown][]>): Record<Channel, string[]> =>
  Object.fromEntries(channels.map((channel) => [channel, all[channel].map(([name]) => name)])) as Record<
    Channel,
    string[]
  >;

const checkSchemas = (all: Record<Channel, [string, unknown][]>): void => {
  for (const channel of channels) {
    for (const [event, data] of all[channel]) {
      const schema = schemaOf(channel, event);
      expect(schema, `${event} on ${channel} is in the reference`).toBeDefined();
      schema?.parse(data);
    }
  }
};

for (const { channel, event, payload } of seedPayloads) {
  test(`the seed's own ${event} on ${channel} passes the schema this suite measures with`, () => {
    expect(schemaOf(channel, event)?.safeParse(payload).error).toBeUndefined();
  });
}

test('a new order: whole on cashier, nowhere else', async ({ venue }) => {
  let id = 0;
  const all = await heard(venue, async () => ({ id } = await place(venue)));
  expect(namesOf(all)).toEqual({ cashier: ['new-order'], display: [], printer: [], ticket: [] });
  checkSchemas(all);
  expect(all.cashier[0]?.[1]).toMatchObject({
    id,
    table: '3',
    customer: 'John Doe',
    status: 'PENDING',
    subTotal: '25',
    discount: '0',
    orderItems: [{ quantity: 2, unitPrice: '12.5', notes: 'Extra spicy', orderId: id, foodId: venue.pizza }],
  });
});

test('a confirmed order, in the words and figures of the seed', async ({ venue }) => {
  let order = { id: 0, displayCode: '', ticketNumber: 0 };
  const all = await heard(venue, async () => {
    const { id } = await place(venue);
    const reply = await venue.operator.call(
      'POST',
      `/v1/orders/${id}/confirm`,
      payment(venue, {
        discount: 2,
        orderItems: [{ foodId: venue.pizza, quantity: 2, notes: 'Extra spicy', surcharge: 1 }],
      }),
    );
    expect(reply.status).toBe(201);
    order = reply.body as typeof order;
  });
  expect(namesOf(all)).toEqual({
    cashier: ['new-order', 'confirmed-order'],
    display: ['confirmed-order'],
    printer: ['confirmed-order'],
    ticket: ['confirmed-order'],
  });
  checkSchemas(all);
  const summary = { displayCode: order.displayCode, ticketNumber: order.ticketNumber, id: order.id };
  expect(all.cashier[1]?.[1]).toEqual(summary);
  expect(all.display[0]?.[1]).toEqual(summary);
  expect(all.printer[0]?.[1]).toMatchObject({
    ...summary,
    table: '3',
    customer: 'John Doe',
    status: 'CONFIRMED',
    paymentMethod: 'CASH',
    subTotal: '25',
    discount: '2',
    surcharge: '1',
    total: '24',
    cashRegisterId: venue.register,
    orderItems: [
      {
        quantity: 2,
        orderId: order.id,
        notes: 'Extra spicy',
        unitPrice: '12.5',
        unitSurcharge: '0.5',
        total: '26',
        food: { id: venue.pizza, printerId: venue.kitchenPrinter },
      },
    ],
  });
});

test('an order sold in one call is announced as confirmed, never as new', async ({ venue }) => {
  const all = await heard(venue, () => sell(venue));
  expect(namesOf(all)).toEqual({
    cashier: ['confirmed-order'],
    display: ['confirmed-order'],
    printer: ['confirmed-order'],
    ticket: ['confirmed-order'],
  });
  checkSchemas(all);
});

test('ready, then collected', async ({ venue }) => {
  const { id, displayCode, ticketNumber } = await sell(venue);
  const all = await heard(venue, async () => {
    for (const status of ['COMPLETED', 'PICKED_UP']) {
      expect((await venue.operator.call('PATCH', `/v1/orders/${id}`, { status })).status).toBe(200);
    }
  });
  checkSchemas(all);
  for (const channel of ['cashier', 'display', 'ticket'] as const) {
    expect(all[channel]).toEqual([
      ['order-status-update', { id, displayCode, ticketNumber, status: 'COMPLETED' }],
      ['order-status-update', { id, displayCode, ticketNumber, status: 'PICKED_UP' }],
    ]);
  }
  expect(all.printer).toEqual([]);
});

test('a cancelled order names the printers of its own lines and no others', async ({ venue }) => {
  const { id, displayCode, ticketNumber } = await sell(venue, { orderItems: [{ foodId: venue.beer, quantity: 1 }] });
  const all = await heard(venue, () => venue.operator.call('DELETE', `/v1/orders/${id}`));
  checkSchemas(all);
  const words = { id, displayCode, ticketNumber, status: 'CANCELLED' };
  for (const channel of ['cashier', 'display', 'ticket'] as const)
    expect(all[channel]).toEqual([['order-cancelled', words]]);
  expect(all.printer).toEqual([
    [
      'order-cancelled',
      {
        orderId: id,
        displayCode,
        ticketNumber,
        status: 'CANCELLED',
        customer: 'John Doe',
        table: '3',
        printers: [venue.barPrinter],
      },
    ],
    // Paid in cash: what is given back comes out of the drawer. An event of our own, which MySagra's printers leave alone.
    ['open-drawer', expect.objectContaining({ cashRegisterId: expect.any(String) })],
  ]);
});

test('a cancelled PENDING order is told to nobody that speaks MySagra', async ({ venue }) => {
  const { id } = await place(venue);
  const all = await heard(venue, async () => {
    expect((await venue.operator.call('DELETE', `/v1/orders/${id}`)).status).toBe(204);
  });
  // Our own tills take it off their list.
  expect(namesOf(all)).toEqual({ cashier: ['order-withdrawn'], display: [], printer: [], ticket: [] });
});

test('a reprint goes to the printers only, with the chosen lines beside all lines', async ({ venue }) => {
  const order = await sell(venue, {
    orderItems: [
      { foodId: venue.pizza, quantity: 2 },
      { foodId: venue.beer, quantity: 1 },
    ],
  });
  const line = order.orderItems[1]?.id;
  const all = await heard(venue, async () => {
    const asked = { orderItems: [line], reprintReceipt: false };
    expect((await venue.printerKey.call('POST', `/v1/orders/${order.id}/reprint`, asked)).status).toBe(201);
  });
  expect(namesOf(all)).toEqual({ cashier: [], display: [], printer: ['reprint-order'], ticket: [] });
  checkSchemas(all);
  const payload = events.printer['reprint-order'].parse(all.printer[0]?.[1]);
  expect(payload.orderItems.map(({ id }) => id)).toEqual(order.orderItems.map(({ id }) => id));
  expect(payload.reprintOrderItems.map(({ id }) => id)).toEqual([line]);
  expect(payload.reprintReceipt).toBe(false);
});

test('sold out, and a printer in trouble, are told to the tills', async ({ venue }) => {
  const all = await heard(venue, async () => {
    for (const available of [false, true]) {
      expect((await venue.operator.call('PATCH', `/v1/foods/${venue.cake}`, { available })).status).toBe(200);
    }
    expect((await venue.printerKey.call('PATCH', `/v1/printers/${venue.barPrinter}`, { status: 'ERROR' })).status).toBe(
      200,
    );
  });
  checkSchemas(all);
  expect(namesOf(all)).toEqual({
    cashier: ['food-availability-changed', 'food-availability-changed', 'printer-status-changed'],
    display: [],
    printer: [],
    ticket: [],
  });
  expect(all.cashier[0]?.[1]).toMatchObject({ id: venue.cake, available: false });
  expect(all.cashier[2]?.[1]).toMatchObject({ id: venue.barPrinter, status: 'ERROR' });
});
