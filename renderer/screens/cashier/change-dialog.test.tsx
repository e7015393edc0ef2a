import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderScreen } from '../../testing/render-screen.tsx';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

test('a sold order is changed at the till: one less, why, and what goes back; a cook who counts meanwhile is no obstacle', async () => {
  const { hub } = renderScreen('#/cashier?register=r1');
  const sold = hub.model.place({
    orderItems: [{ foodId: 'f1', quantity: 2, notes: null, surcharge: 0 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
  await screen.findByRole('button', { name: /^Gnocchi/ });
  if (!screen.queryByTestId('order-row-1')) fireEvent.click(button(/^Orders/));
  fireEvent.click(await screen.findByRole('button', { name: 'Change order 1' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(await within(dialog).findByRole('button', { name: 'One Gnocchi less' }));
  expect(within(dialog).getByText('To give back: €8.00')).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'Change it' })).toHaveProperty('disabled', true);
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'one is enough' } });
  hub.model.count(1, sold.orderItems[0]!.id, 1, 0);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change it' }));
  await waitFor(() => expect(hub.model.orders.get(1)?.orderItems[0]?.quantity).toBe(1));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(hub.seen.at(-1)?.body).toMatchObject({ reason: 'one is enough', lines: [{ quantity: 1 }], add: [] });
});
