import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CreateOrderInput } from '#contract/orders.ts';
import { FakeHub } from '../../testing/fake-hub.ts';
import { renderScreen } from '../../testing/render-screen.tsx';
import type { Started } from '../../testing/start-screen.ts';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const field = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const tap = (times: number): void => {
  for (let left = times; left > 0; left -= 1) fireEvent.click(button(/^Gnocchi/));
};
const till = async (): Promise<Started> => {
  const started = renderScreen('#/cashier?register=r1');
  await screen.findByRole('button', { name: /^Gnocchi/ });
  return started;
};
const sent = ({ hub }: Started): CreateOrderInput =>
  hub.seen.findLast(({ path }) => path === '/v1/orders')?.body as CreateOrderInput;

test('a line is split: two of three with a note and a surcharge, one as it was', async () => {
  const screenOf = await till();
  tap(3);
  fireEvent.click(button('Note for Gnocchi'));
  fireEvent.click(button('−1'));
  fireEvent.click(button('no salt'));
  field('Surcharge for each', '0.50');
  fireEvent.click(button('Keep note'));
  fireEvent.click(button(/^Confirm/));
  await waitFor(() => expect(sent(screenOf)).toBeTruthy());
  expect(sent(screenOf).orderItems).toMatchObject([
    { foodId: 'f1', quantity: 1, notes: null, surcharge: 0 },
    { foodId: 'f1', quantity: 2, notes: 'no salt', surcharge: 1 },
  ]);
});

test('a bill is paid in parts, each can be taken back, and the last way pays the rest', async () => {
  const screenOf = await till();
  tap(2);
  field('Cash received', '5');
  expect(button(/^Confirm/)).toHaveProperty('disabled', true);
  fireEvent.click(button('Take €5.00 as a part'));
  field('Cash received', '3');
  fireEvent.click(button('Take €3.00 as a part'));
  fireEvent.click(button('Take back: Cash €3.00'));
  fireEvent.click(button('Card'));
  expect(screen.getByText('Take €11.00 on the card terminal, then confirm.')).toBeTruthy();
  fireEvent.click(button(/^Confirm/));
  await waitFor(() => expect(sent(screenOf)?.confirm).toBeTruthy());
  expect(sent(screenOf).confirm).toMatchObject({
    paymentMethod: 'CASH',
    payments: [
      { kind: 'CASH', amount: 5 },
      { kind: 'CARD', amount: 11 },
    ],
  });
});

test('a discount needs a reason, changes what is to pay, and an operator meets his limit', async () => {
  const hub = new FakeHub();
  hub.role = 'operator';
  hub.settings = { operatorMaxDiscount: 20 };
  const started = renderScreen('#/cashier?register=r1', hub);
  fireEvent.click(await screen.findByRole('button', { name: /^Gnocchi/ }));
  fireEvent.click(button('Discount'));
  field('How much', '25');
  expect(screen.getByText('More than 20 % needs a manager')).toBeTruthy();
  field('How much', '12.5');
  expect(button('Give it')).toHaveProperty('disabled', true);
  fireEvent.click(button('Staff meal'));
  fireEvent.click(button('Give it'));
  fireEvent.click(button(/^Confirm.*€7\.00/));
  await waitFor(() => expect(sent(started)?.confirm).toBeTruthy());
  expect(sent(started).confirm).toMatchObject({ discountPercent: 12.5, discountReason: 'Staff meal' });
});

test('a parked cart is a pending order that comes back by its code', async () => {
  const started = await till();
  fireEvent.click(button(/^Gnocchi/));
  fireEvent.click(button('Park'));
  expect(await screen.findByText('Parked as A01: any till can take it back')).toBeTruthy();
  expect(started.hub.model.orders.get(1)).toMatchObject({ status: 'PENDING' });
  fireEvent.click(button('Orders'));
  fireEvent.click(await screen.findByRole('button', { name: 'Load order A01' }));
  expect(await within(screen.getByRole('region', { name: 'Cart' })).findByText(/Gnocchi/)).toBeTruthy();
});

test('half a sale survives a reload of the page', async () => {
  const started = await till();
  fireEvent.click(button(/^Gnocchi/));
  field('Table', '12');
  const kept = started.windowStorage.getItem('passrail.cart') ?? '';
  expect(JSON.parse(kept)).toMatchObject({ table: '12', lines: [{ name: 'Gnocchi', quantity: 1 }] });
});

test('what a scanner types is a code, wherever the focus is, and never adds a dish', async () => {
  const started = await till();
  started.hub.model.place({ orderItems: [{ foodId: 'f3', quantity: 2, surcharge: 0 }] });
  const search = screen.getByLabelText('Search the menu');
  search.focus();
  let at = 1000;
  const stroke = (key: string): void => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (at += 5) });
    fireEvent(search, event);
  };
  for (const key of 'A01') stroke(key);
  fireEvent.change(search, { target: { value: 'A01' } });
  stroke('Enter');
  expect(await screen.findByText('Order A01 from the customer')).toBeTruthy();
  expect(search).toHaveProperty('value', '');
});
