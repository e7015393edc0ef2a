import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeHub } from '../../testing/fake-hub.ts';
import { renderScreen } from '../../testing/render-screen.tsx';

const sellBoth = (hub: FakeHub) =>
  hub.model.place({
    orderItems: ['f1', 'f3'].map((foodId) => ({ foodId, quantity: 1, surcharge: 0 })),
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
const statuses = (hub: FakeHub) => hub.model.orders.get(1)?.orderStationStates.map((one) => one.status);

test('a screen of two stations bumps the parts of both, and takes both back', async () => {
  const { hub } = renderScreen('#/kitchen?station=Bar,Kitchen');
  sellBoth(hub);
  const card = within(await screen.findByTestId('ticket-1'));
  for (const dish of ['Gnocchi', 'Caffè']) expect(card.getByText(dish)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(statuses(hub)).toEqual(['COMPLETED', 'COMPLETED']));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo: ticket 1' }));
  await waitFor(() => expect(statuses(hub)).toEqual(['CONFIRMED', 'CONFIRMED']));
});

test('a station that is done already is not asked again when the screen of both bumps', async () => {
  const { hub } = renderScreen('#/kitchen?station=Bar,Kitchen');
  sellBoth(hub);
  hub.model.movePart(1, 'Bar', 'COMPLETED');
  await screen.findByText('done');
  fireEvent.click(screen.getByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(statuses(hub)).toEqual(['COMPLETED', 'COMPLETED']));
  expect(hub.seen.map(({ path }) => path)).toEqual(['/v1/orders/1/stations/Kitchen']);
});

test('stations are chosen one by one; the address and the name of the screen follow', async () => {
  const { hub, runtime } = renderScreen('#/kitchen?station=Bar');
  sellBoth(hub);
  await screen.findByText('Caffè');
  expect(screen.queryByText('Gnocchi')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Several stations' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Stations of this screen' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Kitchen' }));
  expect(await screen.findByText('Gnocchi')).toBeTruthy();
  // Both of the venue's two stations: that is all of them.
  expect(dialog.getByRole('button', { name: 'All stations' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(dialog.getByRole('button', { name: 'Kitchen' }));
  await waitFor(() => expect(screen.queryByText('Caffè')).toBeNull());
  expect(runtime.store.getState().device.stationIds).toEqual(['Kitchen']);
});
