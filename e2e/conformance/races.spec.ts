import { expect, test } from './support/fixtures.ts';
import { listen, payment, place, sell } from './support/venue.ts';

type Answered = { readonly id: number; readonly ticketNumber: number };

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

test('20 confirms of one order at once: one 201, one ticket number, one print event, 19 times 409', async ({
  venue,
}) => {
  const printer = await listen(venue, '/events/printer');
  const { id } = await place(venue);
  const replies = await Promise.all(
    times(20, () => venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue))),
  );
  const won = replies.filter(({ status }) => status === 201);
  expect(won).toHaveLength(1);
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(19);
  // Whatever the losers did would be in the log before the next sale.
  const next = await sell(venue);
  expect(next.ticketNumber - 1).toBe((won[0]?.body as Answered | undefined)?.ticketNumber);
  await printer.event('confirmed-order', (data) => (data as Answered).id === next.id);
  const printed = printer.events('confirmed-order').map(({ data }) => JSON.parse(data ?? '') as Answered);
  expect(printed.filter((order) => order.id === id)).toHaveLength(1);
  expect(printed[0]?.ticketNumber).toBe((won[0]?.body as Answered | undefined)?.ticketNumber);
  printer.close();
});

test('40 confirms of 40 orders at once: 40 consecutive ticket numbers', async ({ venue }) => {
  const before = await sell(venue);
  const orders = await Promise.all(times(40, () => place(venue)));
  const replies = await Promise.all(
    orders.map(({ id }) => venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue))),
  );
  expect(replies.map(({ status }) => status)).toEqual(orders.map(() => 201));
  const numbers = replies.map(({ body }) => (body as Answered).ticketNumber).toSorted((a, b) => a - b);
  expect(numbers).toEqual(times(40, (index) => before.ticketNumber + 1 + index));
});

test('one order completed by 10 at once: one 200, the others lose, one event', async ({ venue }) => {
  const display = await listen(venue, '/events/display');
  const { id } = await sell(venue);
  const replies = await Promise.all(
    times(10, () => venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' })),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ status }) => status === 409 || status === 400)).toHaveLength(9);
  const next = await sell(venue);
  await display.event('confirmed-order', (data) => (data as Answered).id === next.id);
  expect(display.events('order-status-update')).toHaveLength(1);
  display.close();
});

test('collected and cancelled at once: one of them, and the order is what the winner says', async ({ venue }) => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await sell(venue);
    await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
    const wishes = ['PICKED_UP', 'CANCELLED'];
    const replies = await Promise.all(
      wishes.map((status) => venue.operator.call('PATCH', `/v1/orders/${id}`, { status })),
    );
    const winners = wishes.filter((_, index) => replies[index]?.status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409 || status === 400)).toHaveLength(1);
    const order = (await venue.operator.call('GET', `/v1/orders/${id}`)).body as { status: string };
    expect(order.status).toBe(winners[0]);
  }
});

test('confirm and delete of one order at once never leave a printed ticket of a deleted order', async ({ venue }) => {
  const printer = await listen(venue, '/events/printer');
  for (let round = 0; round < 10; round += 1) {
    const { id } = await place(venue);
    const [confirmed, deleted] = await Promise.all([
      venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue)),
      venue.operator.call('DELETE', `/v1/orders/${id}`),
    ]);
    expect(confirmed.status).toBeLessThan(500);
    expect(deleted.status).toBeLessThan(500);
    const next = await sell(venue);
    await printer.event('confirmed-order', (data) => (data as Answered).id === next.id);
    const names = printer
      .events()
      .filter(({ data }) =>
        [(JSON.parse(data ?? '') as Answered).id, (JSON.parse(data ?? '') as { orderId?: number }).orderId].includes(
          id,
        ),
      )
      .map(({ event }) => event);
    const printed = confirmed.status === 201 ? ['confirmed-order'] : [];
    const cancelled = confirmed.status === 201 && deleted.status === 204 ? ['order-cancelled'] : [];
    expect(names).toEqual([...printed, ...cancelled]);
  }
  printer.close();
});
