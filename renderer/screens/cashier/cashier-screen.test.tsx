import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderScreen } from '../../testing/render-screen.tsx';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const key = (name: string, target: Element = document.body): void =>
  void fireEvent.keyDown(target, { key: name, code: name });

describe('a sale', () => {
  test('by touch: food, note, cash, change, number', async () => {
    const { hub } = renderScreen('#/cashier?register=r1');
    fireEvent.click(await screen.findByRole('button', { name: /^Gnocchi/ }));
    fireEvent.click(button('One Gnocchi more'));
    fireEvent.click(button('Note for Gnocchi'));
    fireEvent.click(button('no salt'));
    fireEvent.click(button('Keep note'));
    fireEvent.change(screen.getByLabelText('Table'), { target: { value: '7' } });
    fireEvent.click(button('€20.00'));
    expect(screen.getByText('€4.00')).toBeTruthy();
    fireEvent.click(button(/^Confirm/));
    const sale = await screen.findByRole('status', { name: 'Last sale' });
    await waitFor(() => expect(within(sale).getByText('1')).toBeTruthy());
    expect(within(sale).getByText('€4.00')).toBeTruthy();
    expect(hub.model.orders.get(1)).toMatchObject({
      table: '7',
      total: '16',
      orderItems: [{ quantity: 2, notes: 'no salt' }],
    });
  });

  test('by keys alone', async () => {
    const { hub } = renderScreen('#/cashier?register=r1');
    await screen.findByRole('button', { name: /^Gnocchi/ });
    key('c');
    const search = screen.getByLabelText('Search the menu');
    // At once: the next key may come before the next frame.
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: '3 caf' } });
    fireEvent.keyDown(search, { key: 'Enter' });
    key('+');
    key('F6');
    expect(document.activeElement).toMatchObject({ dataset: { field: 'tendered' } });
    key('F7');
    key('F9');
    await waitFor(() => expect(hub.model.orders.get(1)).toMatchObject({ paymentMethod: 'CARD' }));
    expect(hub.model.orders.get(1)?.orderItems).toMatchObject([{ quantity: 4 }]);
  });

  test('while the hub is away it is kept, and says so', async () => {
    const { hub } = renderScreen('#/cashier?register=r1');
    fireEvent.click(await screen.findByRole('button', { name: /^Gnocchi/ }));
    hub.goOffline();
    fireEvent.click(button(/^Confirm/));
    expect(await screen.findByText('1 sale waits for the hub')).toBeTruthy();
    hub.offline = false;
    await waitFor(() => expect(screen.queryByText('1 sale waits for the hub')).toBeNull());
    expect(hub.model.orders.size).toBe(1);
  });
});

test('a till without a register asks which one it is', async () => {
  renderScreen('#/cashier');
  fireEvent.click(await screen.findByRole('button', { name: 'Till 1' }));
  expect(await screen.findByRole('region', { name: 'Cart' })).toBeTruthy();
});

test('the list of orders is live; cancelling asks first, collecting does not', async () => {
  const { hub } = renderScreen('#/cashier?register=r1');
  fireEvent.click(await screen.findByRole('button', { name: 'Orders' }));
  const line = { foodId: 'f1', quantity: 1, surcharge: 0 };
  const confirm = { paymentMethod: 'CASH' as const, cashRegisterId: 'r1', discount: 0 };
  hub.model.place({ orderItems: [line], confirm });
  const row = await screen.findByTestId('order-row-1');
  await waitFor(() => expect(within(row).getByText('€8.00')).toBeTruthy());
  hub.model.move(1, 'COMPLETED');
  fireEvent.click(await within(row).findByRole('button', { name: 'Collected: order 1' }));
  await waitFor(() => expect(hub.model.orders.get(1)?.status).toBe('PICKED_UP'));

  hub.model.place({ orderItems: [line], confirm });
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel order 2' }));
  expect(hub.model.orders.get(2)?.status).toBe('CONFIRMED');
  fireEvent.click(button('Customer left'));
  fireEvent.click(button('Cancel the order'));
  await waitFor(() => expect(hub.model.orders.get(2)?.status).toBe('CANCELLED'));
});

test('an order a customer has put together is loaded, changed and confirmed', async () => {
  const { hub } = renderScreen('#/cashier?register=r1');
  fireEvent.click(await screen.findByRole('button', { name: 'Orders' }));
  hub.model.place({ orderItems: [{ foodId: 'f3', quantity: 2, surcharge: 0 }], table: '3' });
  fireEvent.click(await screen.findByRole('button', { name: 'Load order A01' }));
  expect(await screen.findByText('Order A01 from the customer')).toBeTruthy();
  fireEvent.click(button(/^Confirm/));
  await waitFor(() => expect(hub.model.orders.get(1)).toMatchObject({ status: 'CONFIRMED', ticketNumber: 1 }));
  expect(hub.model.orders.size).toBe(1);
});

test('help shows the keys and closes', async () => {
  renderScreen('#/cashier?register=r1');
  await screen.findByRole('region', { name: 'Cart' });
  key('?');
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
  fireEvent.click(button('Close'));
  expect(screen.queryByRole('dialog')).toBeNull();
});
