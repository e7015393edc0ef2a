import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { KitchenOptions } from '../../store/kitchen-options.ts';
import { defaultDevice } from '../../store/device.ts';
import { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen, type StartedScreen } from '../../testing/render-screen.tsx';

const open = (hash: string, part: Partial<KitchenOptions>, hub = new FakeHub()): StartedScreen => {
  const started = renderScreen(hash, hub);
  started.runtime.actions.device.set({ kitchen: { ...defaultDevice.kitchen, ...part } });
  return started;
};
const sell = (hub: FakeHub, ...foods: string[]) =>
  hub.model.place({
    orderItems: foods.map((foodId) => ({ foodId, quantity: 1, surcharge: 0 })),
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
const half = (name: string) => within(screen.getByRole('region', { name }));
const press = (code: string): void => {
  fireEvent.keyDown(document.body, { code });
  fireEvent.keyUp(document.body, { code });
};

test('new | in progress: one press begins a ticket, which goes over when no finger is near; the next makes it ready', async () => {
  const started = open('#/kitchen', { layout: 'progress' });
  sell(started.hub, 'f1');
  sell(started.hub, 'f2');
  const begin = await screen.findByRole('button', { name: 'Start: ticket 1' });
  fireEvent.pointerDown(begin);
  fireEvent.click(begin);
  await screen.findByText('STARTED');
  expect(half('New').getByTestId('ticket-1')).toBeTruthy();
  passTime(started, 700);
  await waitFor(() => expect(half('In progress').getByTestId('ticket-1')).toBeTruthy());
  expect(half('New').getByTestId('ticket-2')).toBeTruthy();
  fireEvent.click(half('In progress').getByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(started.hub.model.orders.get(1)?.status).toBe('COMPLETED'));
  // What is bumped keeps its half, too.
  await waitFor(() => expect(half('In progress').getByRole('button', { name: 'Undo: ticket 1' })).toBeTruthy());
  expect(started.hub.model.orders.get(2)?.status).toBe('CONFIRMED');
});

test('new | in progress: the bump key takes a ticket to its next state, slots count on in the right half', async () => {
  const started = open('#/kitchen', { layout: 'progress' });
  sell(started.hub, 'f1');
  sell(started.hub, 'f2');
  await screen.findByRole('button', { name: 'Start: ticket 2' });
  started.hub.model.mark(1, { started: true });
  await waitFor(() => expect(half('In progress').getByTestId('ticket-1')).toBeTruthy());
  press('Digit2');
  press('Enter');
  await waitFor(() => expect(started.hub.model.orders.get(1)?.status).toBe('COMPLETED'));
  expect(started.hub.model.orders.get(2)?.marks).toEqual([]);
});

test('two stations side by side: each half bumps its own part, with its own undo', async () => {
  const { hub } = open('#/kitchen', { layout: 'stations' });
  sell(hub, 'f1', 'f3');
  await waitFor(() => expect(half('Bar').getByTestId('ticket-1')).toBeTruthy());
  expect(half('Bar').queryByText('Gnocchi')).toBeNull();
  fireEvent.click(half('Kitchen').getByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(half('Kitchen').getByRole('button', { name: 'Undo: ticket 1' })).toBeTruthy());
  expect(half('Bar').getByRole('button', { name: 'Ready: ticket 1' })).toBeTruthy();
  // The same order stands in both halves: the key means the one whose slot was called.
  press('Digit1');
  press('Enter');
  await waitFor(() =>
    expect(hub.model.orders.get(1)?.orderStationStates.map((one) => one.status)).toEqual(['COMPLETED', 'COMPLETED']),
  );
});

test('a screen that does not follow two stations is not split', async () => {
  const { hub } = open('#/kitchen?station=Bar', { layout: 'stations' });
  sell(hub, 'f3');
  await screen.findByTestId('ticket-1');
  expect(screen.queryByRole('region', { name: 'Bar' })).toBeNull();
});

test('who sets up the screen is told when the type is too small for the eye', async () => {
  open('#/kitchen', {});
  await screen.findByText('Nothing to cook');
  press('KeyT');
  fireEvent.click(await screen.findByRole('button', { name: 'Look' }));
  expect(screen.getByText(/Say how large the screen is/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '24″' }));
  fireEvent.click(screen.getByRole('button', { name: '1 m' }));
  const verdict = () => screen.getByLabelText('What this means for the eye').textContent ?? '';
  const columns = (count: string): void => {
    const group = screen.getByRole('group', { name: 'Columns' });
    fireEvent.click(within(group).getByRole('button', { name: count }));
  };
  columns('1');
  expect(verdict()).toContain('Easy to read');
  columns('10');
  expect(verdict()).toContain('Too small for the eye');
  expect(verdict()).toContain('10 columns');
});

test('the glass is measured with a card', async () => {
  const { runtime } = open('#/kitchen', {});
  await screen.findByText('Nothing to cook');
  press('KeyT');
  fireEvent.click(await screen.findByRole('button', { name: 'Look' }));
  fireEvent.click(screen.getByRole('button', { name: 'Measure with a bank card' }));
  const measured = () => runtime.store.getState().device.kitchen.pxPerMm;
  fireEvent.click(screen.getByRole('button', { name: 'Wider by 12' }));
  expect(measured()).toBeCloseTo((324 + 12) / 85.6, 6);
  fireEvent.click(screen.getByRole('button', { name: 'Narrower by 1' }));
  expect(measured()).toBeCloseTo((324 + 11) / 85.6, 6);
});
