import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen } from '../../testing/render-screen.tsx';

const sell = (hub: FakeHub, foods: readonly (readonly [string, number])[]): readonly string[] =>
  hub.model
    .place({
      orderItems: foods.map(([foodId, quantity]) => ({ foodId, quantity, notes: null, surcharge: 0 })),
      confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
    })
    .orderItems.map((item) => item.id);
const ticket = (id: number): Promise<HTMLElement> => screen.findByTestId(`ticket-${id}`);
const press = (code: string): void => {
  fireEvent.keyDown(document.body, { code });
  fireEvent.keyUp(document.body, { code });
};
const seen = (number: number) => screen.findByRole('button', { name: `Seen: what was changed on ticket ${number}` });

test('what was voided stays struck through and what was added stands under a rule, until somebody has seen it', async () => {
  const { hub } = renderScreen('#/kitchen');
  const [gnocchi] = sell(hub, [
    ['f1', 2],
    ['f2', 1],
  ]);
  await ticket(1);
  hub.model.change(1, [gnocchi ?? ''], ['f3']);
  const card = await ticket(1);
  expect(await within(card).findByText('CHANGED')).toBeTruthy();
  const [struck, added] = ['VOID', 'ADD-ON'].map((word) => within(card).getByText(word).closest('li'));
  expect(struck?.querySelector('s')?.textContent).toBe('1×');
  expect(within(struck!).getByText('Gnocchi').closest('s')).not.toBeNull();
  expect(within(struck!).queryByRole('button')).toBeNull();
  expect(within(added!).getByRole('button', { name: /Caffè: 0 of 1/ })).toBeTruthy();
  fireEvent.click(await seen(1));
  await waitFor(() => expect(within(card).queryByText('CHANGED')).toBeNull());
  expect(within(card).queryByText(/VOID|ADD-ON/)).toBeNull();
  expect(within(card).getByRole('button', { name: /Gnocchi: 0 of 1/ })).toBeTruthy();
  expect(hub.model.orders.get(1)?.unseen).toEqual([]);
});

test('seen on one screen is seen on the other; a bump comes only after it, and says which change it saw', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  const [gnocchi] = sell(hub, [['f1', 2]]);
  await ticket(1);
  hub.model.change(1, [gnocchi ?? ''], []);
  await seen(1);
  expect(screen.queryByRole('button', { name: 'Ready: ticket 1' })).toBeNull();
  hub.model.see(1, null, 1);
  fireEvent.click(await screen.findByRole('button', { name: 'Ready: ticket 1' }));
  await waitFor(() => expect(hub.model.orders.get(1)?.status).toBe('COMPLETED'));
  expect(hub.seen.at(-1)?.body).toEqual({ status: 'COMPLETED', change: 1 });
});

test('a station acknowledges its own lines; another one still has to', async () => {
  const { hub } = renderScreen('#/kitchen?station=Kitchen');
  const [gnocchi, coffee] = sell(hub, [
    ['f1', 2],
    ['f3', 2],
  ]);
  await ticket(1);
  hub.model.change(1, [gnocchi ?? '', coffee ?? ''], []);
  const card = await ticket(1);
  expect(await within(card).findAllByText('VOID')).toHaveLength(1);
  fireEvent.click(await seen(1));
  await waitFor(() => expect(within(card).queryByText('VOID')).toBeNull());
  expect(hub.model.orders.get(1)?.unseen.map((one) => one.food.name)).toEqual(['Caffè']);
});

test('a ticket whose last line is voided while it stood ready does not vanish before it is seen', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  const [gnocchi] = sell(hub, [
    ['f1', 1],
    ['f2', 1],
  ]);
  await ticket(1);
  hub.model.change(1, [gnocchi ?? ''], []);
  hub.model.move(1, 'COMPLETED');
  passTime(started, 8000);
  expect(within(await ticket(1)).getByText('VOID')).toBeTruthy();
  fireEvent.click(await seen(1));
  await waitFor(() => expect(hub.model.orders.get(1)?.unseen).toEqual([]));
  passTime(started, 8000);
  await waitFor(() => expect(screen.queryByTestId('ticket-1')).toBeNull());
});

test('a key says seen: of the chosen ticket, else of the first that waits for it', async () => {
  const { hub } = renderScreen('#/kitchen');
  for (const id of [1, 2]) {
    const [item] = sell(hub, [['f1', 2]]);
    await ticket(id);
    hub.model.change(id, [item ?? ''], []);
    await within(await ticket(id)).findByText('VOID');
  }
  press('KeyK');
  await waitFor(() => expect(hub.model.orders.get(1)?.unseen).toEqual([]));
  expect(hub.model.orders.get(2)?.unseen).toHaveLength(1);
});

test('a change is a signal of its own until somebody touches the screen', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  const [gnocchi] = sell(hub, [['f1', 2]]);
  await ticket(1);
  fireEvent.pointerDown(document.body);
  hub.model.change(1, [gnocchi ?? ''], []);
  expect(await screen.findByText('Ticket changed')).toBeTruthy();
  fireEvent.pointerDown(document.body);
  await waitFor(() => expect(screen.queryByText('Ticket changed')).toBeNull());
});
