import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen } from '../../testing/render-screen.tsx';

const sell = (hub: FakeHub, foodId = 'f1', notes: string | null = null) =>
  hub.model.place({
    orderItems: [{ foodId, quantity: 2, notes, surcharge: 0 }],
    table: '12',
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
const ticket = (id: number): Promise<HTMLElement> => screen.findByTestId(`ticket-${id}`);
const code = (name: string): void => {
  fireEvent.keyDown(document.body, { code: name });
  fireEvent.keyUp(document.body, { code: name });
};

test('an order appears by itself, with quantity, note and table', async () => {
  const { hub } = renderScreen('#/kitchen');
  expect(await screen.findByText('Nothing to cook')).toBeTruthy();
  sell(hub, 'f1', 'no salt');
  const card = await ticket(1);
  for (const text of ['2×', 'Gnocchi', 'no salt', 'Table 12']) expect(within(card).getByText(text)).toBeTruthy();
});

test('what has to be packed says so; what is eaten here says nothing', async () => {
  const { hub } = renderScreen('#/kitchen');
  for (const orderType of ['take-away', 'delivery', 'eat-in'] as const)
    hub.model.place({
      orderItems: [{ foodId: 'f1', quantity: 1, notes: null, surcharge: 0 }],
      orderType,
      confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
    });
  expect(within(await ticket(1)).getByText('TAKE AWAY')).toBeTruthy();
  expect(within(await ticket(2)).getByText('DELIVERY')).toBeTruthy();
  expect(within(await ticket(3)).queryByText(/TAKE AWAY|DELIVERY|EAT/i)).toBeNull();
});

test('bump, undo, bump, and the place is free when the window is over', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  const status = () => started.hub.model.orders.get(1)?.status;
  fireEvent.click(await screen.findByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(status()).toBe('COMPLETED'));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo: ticket 1' }));
  await waitFor(() => expect(status()).toBe('CONFIRMED'));
  fireEvent.click(await screen.findByRole('button', { name: 'Ready: ticket 1' }));
  await screen.findByRole('button', { name: 'Undo: ticket 1' });
  passTime(started, 6000);
  await waitFor(() => expect(screen.queryByTestId('ticket-1')).toBeNull());
  expect(status()).toBe('COMPLETED');
});

test('a bump bar: slot, bump, recall', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  sell(hub);
  sell(hub, 'f2');
  await ticket(2);
  code('Digit2');
  await waitFor(async () => expect((await ticket(2)).getAttribute('aria-current')).toBe('true'));
  code('ControlLeft');
  await waitFor(() => expect(hub.model.orders.get(2)?.status).toBe('COMPLETED'));
  expect(hub.model.orders.get(1)?.status).toBe('CONFIRMED');
  await screen.findByRole('button', { name: 'Undo: ticket 2' });
  code('NumpadSubtract');
  // No second press came: not the list, but the last one.
  passTime(started, 600);
  await waitFor(() => expect(hub.model.orders.get(2)?.status).toBe('CONFIRMED'));
});

test('a cancelled order stays, struck through, until somebody has seen it', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  sell(hub);
  await ticket(1);
  hub.model.move(1, 'CANCELLED');
  expect(await screen.findByText('CANCELLED')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Seen: ticket 1 is cancelled' }));
  passTime(started, 700);
  await waitFor(() => expect(screen.queryByTestId('ticket-1')).toBeNull());
});

test('two cooks bump the same ticket: the slower one is told, and sees what is true', async () => {
  const { hub } = renderScreen('#/kitchen');
  sell(hub);
  const bump = await screen.findByRole('button', { name: 'Ready: ticket 1' });
  // The other screen's bump is done but its news has not come yet.
  hub.streams.cut();
  hub.model.move(1, 'COMPLETED');
  fireEvent.click(bump);
  expect(await screen.findByText('The order cannot go from its present state to that one')).toBeTruthy();
  await waitFor(async () => expect((await ticket(1)).dataset['state']).toBe('done'));
});

test('a station sees its own lines only', async () => {
  const { hub } = renderScreen('#/kitchen?station=Bar');
  sell(hub, 'f1');
  sell(hub, 'f3');
  await ticket(2);
  expect(screen.queryByTestId('ticket-1')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'All stations' }));
  expect(await ticket(1)).toBeTruthy();
});

test('a station bumps its own part only; the screen of all stations sees how far each one is, and the last one makes it ready', async () => {
  const started = renderScreen('#/kitchen?station=Kitchen');
  const { hub } = started;
  hub.model.place({
    orderItems: [
      { foodId: 'f1', quantity: 1, surcharge: 0 },
      { foodId: 'f3', quantity: 1, surcharge: 0 },
    ],
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Ready: ticket 1' }));
  await screen.findByRole('button', { name: 'Undo: ticket 1' });
  expect(hub.model.orders.get(1)?.status).toBe('CONFIRMED');
  fireEvent.click(screen.getByRole('button', { name: 'All stations' }));
  const parts = () => within(screen.getByRole('list', { name: 'Stations of this ticket' }));
  await waitFor(() => expect(parts().getByText('done')).toBeTruthy());
  expect(parts().getByText('to make')).toBeTruthy();
  hub.model.movePart(1, 'Bar', 'COMPLETED');
  await waitFor(async () => expect((await ticket(1)).dataset['state']).toBe('done'));
  code('Minus');
  passTime(started, 600);
  await waitFor(() =>
    expect(hub.model.orders.get(1)?.orderStationStates.map((one) => one.status)).toEqual(['CONFIRMED', 'CONFIRMED']),
  );
});

test('a tap is one portion, also two quick ones; what another tablet counts is seen; the next tap starts over', async () => {
  const { hub } = renderScreen('#/kitchen');
  sell(hub);
  const made = (count: number) => screen.findByRole('button', { name: `Gnocchi: ${count} of 2 made` });
  const line = await made(0);
  fireEvent.click(line);
  fireEvent.click(line);
  fireEvent.click(await made(2));
  await made(0);
  hub.model.count(1, '1-0', 1, 0);
  await made(1);
  expect(hub.model.orders.get(1)?.status).toBe('CONFIRMED');
});

test('a rushed ticket goes to the front, a held one waits for its own bump, both are said in words', async () => {
  const { hub } = renderScreen('#/kitchen');
  sell(hub);
  sell(hub, 'f2');
  sell(hub, 'f2');
  await ticket(3);
  code('Digit3');
  code('KeyR');
  expect(await screen.findByText('RUSH')).toBeTruthy();
  await waitFor(() => expect(screen.getAllByRole('article')[0]?.dataset['testid']).toBe('ticket-3'));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.click(screen.getByRole('button', { name: 'Choose ticket 3' }));
  fireEvent.click(screen.getByRole('button', { name: 'Hold' }));
  expect(await screen.findByText('ON HOLD')).toBeTruthy();
  code('Escape');
  code('Enter');
  await waitFor(() => expect(hub.model.orders.get(1)?.status).toBe('COMPLETED'));
  expect(hub.model.orders.get(3)?.status).toBe('CONFIRMED');
});

test('the list of today is searched, a ticket goes back to its place, and typing there bumps nothing', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  for (const food of ['f1', 'f2', 'f1']) sell(hub, food);
  await ticket(3);
  hub.model.move(1, 'COMPLETED');
  hub.model.move(2, 'COMPLETED');
  await screen.findByRole('button', { name: 'Undo: ticket 2' });
  passTime(started, 6000);
  await waitFor(() => expect(screen.queryByTestId('ticket-2')).toBeNull());
  code('KeyL');
  fireEvent.change(await screen.findByLabelText('Number, code, table, name or dish'), { target: { value: 'salsi' } });
  code('Enter');
  expect(screen.queryByRole('button', { name: 'Take back: ticket 1' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Take back: ticket 2' }));
  await waitFor(() => expect(hub.model.orders.get(2)?.status).toBe('CONFIRMED'));
  expect(hub.model.orders.get(3)?.status).toBe('CONFIRMED');
  await waitFor(() =>
    expect(screen.getAllByRole('article').map((one) => one.dataset['testid'])).toEqual(['ticket-2', 'ticket-3']),
  );
});

test('a tablet whose clock is two hours wrong shows the same ages', async () => {
  const wall = vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-01T20:00:00Z'));
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  expect((await ticket(1)).dataset['state']).toBe('new');
  passTime(started, 9 * 60_000);
  await waitFor(async () => expect((await ticket(1)).dataset['state']).toBe('warn'));
  wall.mockRestore();
});

test('a signal is said in words until somebody touches the screen, and MUTED is never hidden', async () => {
  const started = renderScreen('#/kitchen');
  expect(await screen.findByText('Nothing to cook')).toBeTruthy();
  sell(started.hub);
  await ticket(1);
  fireEvent.click(await screen.findByRole('button', { name: 'New ticket' }));
  fireEvent.click(await screen.findByRole('button', { name: 'MUTED' }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.pointerDown(document.body);
  expect(await screen.findByRole('button', { name: 'MUTED' })).toBeTruthy();
});

test('where digits bump, a digit bumps its slot and no other', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  sell(started.hub);
  await ticket(2);
  fireEvent.click(screen.getByRole('button', { name: 'Sound' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Keys', pressed: false }));
  fireEvent.click(await screen.findByRole('button', { name: 'bumps the slot' }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  code('Digit2');
  await waitFor(() => expect(started.hub.model.orders.get(2)?.status).toBe('COMPLETED'));
  expect(started.hub.model.orders.get(1)?.status).toBe('CONFIRMED');
});

test('the glass can be wiped: keys and touches reach no ticket until the time is over', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  await ticket(1);
  code('KeyW');
  expect(await screen.findByRole('dialog', { name: 'Wipe the glass' })).toBeTruthy();
  code('Enter');
  passTime(started, 31_000);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(started.hub.model.orders.get(1)?.status).toBe('CONFIRMED');
  code('NumpadEnter');
  await waitFor(() => expect(started.hub.model.orders.get(1)?.status).toBe('COMPLETED'));
});

test('with the guard on, the screen of all stations waits for its stations', async () => {
  const guarded = new FakeHub();
  guarded.settings = { expoGuard: true };
  renderScreen('#/kitchen', guarded);
  sell(guarded);
  expect(await screen.findByText('Waiting: Kitchen')).toBeTruthy();
  code('Enter');
  expect(await screen.findByText('A station still has something to make for this ticket')).toBeTruthy();
  expect(guarded.seen).toEqual([]);
});

test('age is told on hub time in word and class', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  expect((await ticket(1)).dataset['state']).toBe('new');
  passTime(started, 9 * 60_000);
  await waitFor(async () => expect((await ticket(1)).dataset['state']).toBe('warn'));
  passTime(started, 10 * 60_000);
  await waitFor(async () => expect((await ticket(1)).dataset['state']).toBe('late'));
  expect(screen.getByText('LATE +4')).toBeTruthy();
});
