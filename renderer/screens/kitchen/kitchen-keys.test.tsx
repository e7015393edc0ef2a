import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { isKeyFunction, type KeyFunction } from '../../store/key-functions.ts';
import { functionOf, keysFor, writeProfile } from '../../store/key-profile.ts';
import { barProfile, builtInProfiles } from '../../store/key-profiles.ts';
import type { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen, type StartedScreen } from '../../testing/render-screen.tsx';

const sell = (hub: FakeHub, quantity = 2, foods = ['f1']) =>
  hub.model.place({
    orderItems: foods.map((foodId) => ({ foodId, quantity, surcharge: 0 })),
    table: '12',
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
const press = (code: string, extra: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { code, ...extra });
  fireEvent.keyUp(document.activeElement ?? document.body, { code, ...extra });
};
/** The next key is no bounce of the last. */
const later = (started: StartedScreen): void => passTime(started, 200);
const made = (count: number, quantity = 2, name = 'Gnocchi') =>
  screen.findByRole('button', { name: new RegExp(`^${name}: ${count} of ${quantity} made`) });

test('item mode: the keys walk the lines of a ticket, make its portions, and end with the last', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  sell(hub, 1);
  sell(hub, 2, ['f1', 'f3']);
  await screen.findByTestId('ticket-2');
  press('Digit2');
  press('NumpadAdd');
  const here = () => screen.getByTestId('ticket-2').querySelector('[aria-current="true"]')?.textContent ?? '';
  await waitFor(() => expect(here()).toContain('Gnocchi'));
  press('ArrowDown');
  await waitFor(() => expect(here()).toContain('Caffè'));
  press('ControlLeft');
  await made(1, 2, 'Caffè');
  later(started);
  press('ControlLeft');
  await made(2, 2, 'Caffè');
  // On to what is not complete.
  await waitFor(() => expect(here()).toContain('Gnocchi'));
  for (const count of [1, 2]) {
    later(started);
    press('Enter');
    await made(count);
  }
  await waitFor(() => expect(here()).toBe(''));
  expect(hub.model.orders.get(2)?.status).toBe('CONFIRMED');
  later(started);
  press('Enter');
  await waitFor(() => expect(hub.model.orders.get(2)?.status).toBe('COMPLETED'));
  expect(hub.model.orders.get(1)?.status).toBe('CONFIRMED');
});

test('F11 prints a marked copy of the chosen ticket: its lines of this station, and no receipt', async () => {
  const { hub } = renderScreen('#/kitchen?station=Bar');
  sell(hub, 1);
  sell(hub, 1, ['f1', 'f3']);
  await screen.findByTestId('ticket-2');
  press('Digit1');
  press('F11');
  expect(await screen.findByText('A copy is on its way to the printers')).toBeTruthy();
  expect(hub.seen.at(-1)).toMatchObject({
    path: '/v1/orders/2/reprint',
    body: { orderItems: ['2-1'], reprintReceipt: false },
  });
});

test('an unknown key says so on screen, and stands in the diagnostics', async () => {
  renderScreen('#/kitchen');
  await screen.findByText('Nothing to cook');
  press('KeyQ');
  expect(await screen.findByText('Q: nothing is set for it')).toBeTruthy();
  press('F12');
  const log = within(await screen.findByRole('list', { name: 'The last keys' }));
  expect(log.getAllByRole('listitem').map((one) => one.dataset['heard'])).toEqual(['known', 'unknown']);
});

test('a bar without Tab and Esc goes through a list: arrows walk it, BUMP presses, back closes', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  for (const id of [1, 2]) {
    sell(hub);
    hub.model.move(id, 'COMPLETED');
  }
  await screen.findByText('Nothing to cook');
  press('Delete');
  await screen.findByRole('button', { name: 'Take back: ticket 1' });
  press('ArrowDown');
  later(started);
  press('ArrowDown');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Take back: ticket 1');
  press('ControlLeft');
  await waitFor(() => expect(hub.model.orders.get(1)?.status).toBe('CONFIRMED'));
  expect(hub.model.orders.get(2)?.status).toBe('COMPLETED');
  press('ArrowUp');
  press('Backspace');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a key is learnt from the bar, works, and is taken back', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  sell(started.hub);
  await screen.findByTestId('ticket-2');
  press('KeyT');
  fireEvent.click(await screen.findByRole('button', { name: 'Keys', pressed: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Learn a key' }));
  await screen.findByText('Press a key of the bar now …');
  // Esc is a key of a bar like any other while it listens.
  press('Escape');
  later(started);
  expect(await screen.findByText('Esc does: Back. What shall it do?')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Bump/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  press('Escape');
  await waitFor(() => expect(started.hub.model.orders.get(1)?.status).toBe('COMPLETED'));
  const keys = () => started.runtime.store.getState().device.kitchen.keys;
  expect([functionOf(keys(), { codes: ['Escape'] }), keys().name]).toEqual(['bump', 'KB1700 / KB9000, changed']);
  later(started);
  press('KeyT');
  fireEvent.click(await screen.findByRole('button', { name: 'Keys', pressed: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Number pad' }));
  expect(keys().name).toBe('Number pad');
  fireEvent.click(screen.getByRole('button', { name: 'Take back the last change' }));
  expect(functionOf(keys(), { codes: ['Escape'] })).toBe('bump');
});

const pick = async (text: string): Promise<void> => {
  const input = screen.getByLabelText('Load a file', { selector: 'input' });
  await act(async () => fireEvent.change(input, { target: { files: [new File([text], 'keys.json')] } }));
};

test('a file of keys is loaded; a hostile one changes nothing and says why', async () => {
  const { runtime } = renderScreen('#/kitchen');
  await screen.findByText('Nothing to cook');
  press('KeyT');
  fireEvent.click(await screen.findByRole('button', { name: 'Keys', pressed: false }));
  await pick('{"format":"passrail-keys","version":1,"name":"x","digits":"bump","keys":{"KeyA":"<script>"}}');
  expect((await screen.findByRole('alert')).textContent).toContain('something that no key can do');
  expect(runtime.store.getState().device.kitchen.keys).toBe(barProfile);
  await pick(JSON.stringify(writeProfile({ ...barProfile, name: 'Old bar', digits: 'bump' })));
  expect(await screen.findByText('The keys of “Old bar” are loaded')).toBeTruthy();
  expect(runtime.store.getState().device.kitchen.keys.digits).toBe('bump');
});

// What a finger can press on the rail, and the key that does the same. A button that is not here fails the test below.
const keyOf: readonly (readonly [RegExp, KeyFunction])[] = [
  [/^(Ready|Seen): ticket/, 'bump'],
  [/^Undo: ticket/, 'recall-last'],
  [/ made$/, 'item-mode'],
  [/^Choose ticket/, 'next'],
  [/^Start$/, 'started'],
  [/^Hold$/, 'hold'],
  [/^Rush$/, 'rush'],
  [/^Pin$/, 'pin'],
  [/^Print a copy$/, 'print'],
  [/^Close$/, 'back'],
  [/^All stations$/, 'station-0'],
  [/^(Bar|Kitchen)$/, 'station-1'],
  [/^Several stations$/, 'stations'],
  [/^Recall last$/, 'recall-last'],
  [/^List …$/, 'recall-list'],
  [/^All day$/, 'all-day'],
  [/^(Sound|MUTED|New ticket|Late|Cancelled|All made|Ticket changed|No link|Printer)( · MUTED)?$/, 'setup'],
  [/^Next page$/, 'page-next'],
  [/^Previous page$/, 'page-previous'],
  [/^Keys$/, 'help'],
  [/^Change screen$/, 'screens'],
];

const nameOf = (button: HTMLElement): string =>
  button.getAttribute('aria-label') ?? (button.querySelector('.visually-hidden') ?? button).textContent?.trim() ?? '';

test('every touch action of the rail has a key', async () => {
  const started = renderScreen('#/kitchen');
  const { hub } = started;
  for (let id = 1; id <= 30; id += 1) sell(hub, 2, ['f1', 'f2', 'f3']);
  await screen.findByTestId('ticket-1');
  hub.model.move(1, 'COMPLETED');
  hub.model.move(2, 'CANCELLED');
  const seen = new Set<KeyFunction>();
  const look = (): void => {
    for (const button of screen.getAllByRole('button')) {
      const fitting = keyOf.filter(([name]) => name.test(nameOf(button)));
      expect(fitting.length, `"${nameOf(button)}" is pressed by finger: which key does it?`).toBe(1);
      for (const [, does] of fitting) seen.add(does);
    }
  };
  await screen.findByRole('button', { name: 'Undo: ticket 1' });
  await screen.findByRole('button', { name: 'Seen: ticket 2 is cancelled' });
  look();
  fireEvent.click(screen.getByRole('button', { name: 'Choose ticket 3' }));
  await screen.findByRole('button', { name: 'Rush' });
  look();
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
  press('KeyM');
  await screen.findByRole('button', { name: /MUTED/ });
  look();
  // The test has met them all, and every full set of keys has a key for each.
  expect([...seen].toSorted()).toEqual([...new Set(keyOf.map(([, does]) => does))].toSorted());
  const [bar, bumping, keyboard] = builtInProfiles;
  for (const profile of [bar, bumping, keyboard])
    for (const does of seen) expect(keysFor(profile ?? barProfile, does), `${profile?.name}: ${does}`).not.toEqual([]);
  expect([...seen].every(isKeyFunction)).toBe(true);
});

test('everything in a dialog is reached by arrows alone', async () => {
  const started = renderScreen('#/kitchen');
  sell(started.hub);
  await screen.findByTestId('ticket-1');
  for (const opener of ['KeyT', 'KeyG', 'F12', 'KeyL']) {
    later(started);
    press(opener);
    const dialog = await screen.findByRole('dialog');
    const all = [...dialog.querySelectorAll<HTMLButtonElement>('button:not([disabled])')].filter(
      (one) => one.tabIndex >= 0,
    );
    const reached = new Set<Element>();
    for (let step = 0; step <= all.length + 1; step += 1) {
      later(started);
      press('ArrowDown');
      if (document.activeElement) reached.add(document.activeElement);
    }
    for (const button of all) expect(reached.has(button), `${opener}: ${nameOf(button)}`).toBe(true);
    later(started);
    press('Backspace');
    if (screen.queryByRole('dialog')) fireEvent(dialog, new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
});
