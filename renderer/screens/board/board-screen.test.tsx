import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen } from '../../testing/render-screen.tsx';

const sell = (hub: FakeHub) =>
  hub.model.place({
    orderItems: [{ foodId: 'f1', quantity: 1, surcharge: 0 }],
    customer: 'Maria Rossi',
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });

test('a number goes from preparing to ready, is called, and leaves when it is collected', async () => {
  const { hub } = renderScreen('#/board');
  await screen.findByText('Live');
  sell(hub);
  const preparing = screen.getByRole('region', { name: 'Preparing' });
  const ready = screen.getByRole('region', { name: 'Ready' });
  await within(preparing).findByText('1');
  hub.model.move(1, 'COMPLETED');
  expect((await within(ready).findByText('1 is ready')).tagName).toBe('OUTPUT');
  expect(within(preparing).queryByText('1')).toBeNull();
  hub.model.move(1, 'PICKED_UP');
  await within(ready).findByText('Your number appears here when it is ready');
});

test('nothing private is on it', async () => {
  const { hub } = renderScreen('#/board');
  await screen.findByText('Live');
  sell(hub);
  await within(screen.getByRole('region', { name: 'Preparing' })).findByText('1');
  expect(document.body.textContent).not.toMatch(/Maria|Rossi|8\.00|€/);
});

test('what was ready before the screen looked is shown, not called', async () => {
  const hub = new FakeHub();
  sell(hub);
  hub.model.move(1, 'COMPLETED');
  renderScreen('#/board', hub);
  await waitFor(() => expect(screen.getByTestId('board-newest').textContent).toBe('1'));
  expect(screen.queryByText('1 is ready')).toBeNull();
});

test('without news it says so', async () => {
  const started = renderScreen('#/board');
  await screen.findByText('Live');
  expect(screen.queryByRole('alert')).toBeNull();
  passTime(started, 21_000);
  expect((await screen.findByRole('alert')).textContent).toContain('These numbers may be out of date');
});
