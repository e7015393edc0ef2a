import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { parseDevice } from '../../store/device.ts';
import { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen } from '../../testing/render-screen.tsx';
import type { Started } from '../../testing/start-screen.ts';

const sell = (hub: FakeHub) =>
  hub.model.place({
    orderItems: [{ foodId: 'f1', quantity: 1, surcharge: 0 }],
    customer: 'Maria Rossi',
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });

/** The kitchen's undo window passes, with the link alive. */
const readAfterHold = async (started: Started) => {
  const { hub } = started.runtime.store.getState();
  await waitFor(() => expect(started.runtime.store.getState().hub).not.toBe(hub));
  passTime(started, 5500);
};

test('a number goes from preparing to ready, is called, and leaves when it is collected', async () => {
  const started = renderScreen('#/board');
  const { hub } = started;
  await screen.findByText('Live');
  sell(hub);
  const preparing = screen.getByRole('region', { name: 'Preparing' });
  const ready = screen.getByRole('region', { name: 'Ready' });
  await within(preparing).findByText('1');
  hub.model.move(1, 'COMPLETED');
  await readAfterHold(started);
  expect((await screen.findByText('1 is ready')).tagName).toBe('OUTPUT');
  expect(screen.getByTestId('board-call').textContent).toContain('1');
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
  const started = renderScreen('#/board', hub);
  await screen.findByText('Live');
  passTime(started, 5500);
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

test('what became ready while the link was lost is shown when it is back, not called', async () => {
  const started = renderScreen('#/board');
  const { hub } = started;
  await screen.findByText('Live');
  sell(hub);
  sell(hub);
  await screen.findByText('2');
  hub.goOffline();
  hub.model.move(1, 'COMPLETED');
  await screen.findByText('Reconnecting');
  hub.offline = false;
  await screen.findByText('Live');
  hub.model.now += 5500;
  passTime(started, 5500);
  await waitFor(() => expect(screen.getByTestId('board-newest').textContent).toBe('1'));
  expect(screen.queryByTestId('board-call')).toBeNull();
  hub.model.move(2, 'COMPLETED');
  await readAfterHold(started);
  expect((await screen.findByTestId('board-call')).textContent).toContain('2');
});

test('a bump that the kitchen takes back in time was never shown as ready', async () => {
  const started = renderScreen('#/board');
  const { hub } = started;
  await screen.findByText('Live');
  sell(hub);
  const preparing = screen.getByRole('region', { name: 'Preparing' });
  await within(preparing).findByText('1');
  const ready = () => started.runtime.store.getState().hub.orders[1]?.status;
  hub.model.move(1, 'COMPLETED');
  await waitFor(() => expect(ready()).toBe('COMPLETED'));
  passTime(started, 4000);
  expect(within(preparing).queryByText('1')).not.toBeNull();
  hub.model.move(1, 'CONFIRMED');
  await waitFor(() => expect(ready()).toBe('CONFIRMED'));
  passTime(started, 6000);
  expect(within(preparing).queryByText('1')).not.toBeNull();
  expect(screen.queryByTestId('board-call')).toBeNull();
  expect(screen.queryByTestId('board-newest')).toBeNull();
});

test('is set up by touch or by key, and keeps it on the machine', async () => {
  const started = renderScreen('#/board');
  await screen.findByText('Live');
  fireEvent.click(screen.getByRole('button', { name: 'Set up this board' }));
  fireEvent.click(screen.getByRole('button', { name: 'Ready only' }));
  expect(screen.queryByRole('region', { name: 'Preparing' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.keyDown(document.body, { code: 'KeyS' });
  fireEvent.click(within(screen.getByRole('group', { name: 'The board shows' })).getByText('Order code'));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.keyDown(document.body, { code: 'KeyM' });
  await screen.findByText('Sound is muted');
  expect(parseDevice(started.storage.getItem('passrail.device'))).toMatchObject({
    boardNumber: 'code',
    board: { mode: 'ready', muted: true },
  });
});

test('a board of stations has a list for each, and says where a number is handed out', async () => {
  const started = renderScreen('#/board');
  const { hub } = started;
  await screen.findByText('Live');
  fireEvent.click(screen.getByRole('button', { name: 'Set up this board' }));
  const stations = within(screen.getByRole('group', { name: 'Lists by station' }));
  fireEvent.click(stations.getByText('Bar'));
  fireEvent.click(stations.getByText('Kitchen'));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  const orderItems = ['f1', 'f3'].map((foodId) => ({ foodId, quantity: 1, surcharge: 0 }));
  hub.model.place({ orderItems, confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 } });
  await within(screen.getByRole('region', { name: 'Preparing' })).findByText('1');
  hub.model.movePart(1, 'Bar', 'COMPLETED');
  await readAfterHold(started);
  await screen.findByText('1, Bar is ready');
  expect(screen.getByTestId('board-call').textContent).toContain('1Bar');
  expect(screen.getByTestId('board-newest-Bar').textContent).toBe('1');
  expect(screen.queryByTestId('board-newest-Kitchen')).toBeNull();
  hub.model.movePart(1, 'Bar', 'CONFIRMED');
  await within(screen.getByRole('region', { name: 'Ready: Bar' })).findByText('1: a moment more, please');
  expect(screen.queryByTestId('board-newest-Bar')).toBeNull();
});

test('a manager gives the venue a picture, which every board shows, and takes it away', async () => {
  const { hub } = renderScreen('#/board');
  await screen.findByText('Live');
  const first = screen.getByTestId('board-logo').getAttribute('src');
  fireEvent.click(screen.getByRole('button', { name: 'Set up this board' }));
  const file = new File([Uint8Array.of(137, 80, 78, 71)], 'sign.png', { type: 'image/png' });
  fireEvent.change(screen.getByLabelText(/Picture of the venue/), { target: { files: [file] } });
  await screen.findByText('Saved');
  expect(hub.seen.at(-1)).toMatchObject({ path: '/v1/settings/logo', body: { png: 'iVBORw==' } });
  // Asked for anew, because it is another picture under the same name.
  await waitFor(() => expect(screen.getByTestId('board-logo').getAttribute('src')).not.toBe(first));
  fireEvent.error(screen.getByTestId('board-logo'));
  expect(screen.queryByTestId('board-logo')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'No picture' }));
  await waitFor(() => expect(hub.seen).toHaveLength(2));
});
