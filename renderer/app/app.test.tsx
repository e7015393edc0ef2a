import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeHub } from '../testing/fake-hub.ts';
import { MemoryStorage } from '../testing/memory-storage.ts';
import { passTime, renderScreen } from '../testing/render-screen.tsx';
import { startScreen } from '../testing/start-screen.ts';
import { launchTicketOf } from './runtime.ts';

test('a window that knows nobody asks for name and password, then what it is', async () => {
  const hub = new FakeHub();
  hub.signedIn = false;
  renderScreen('', hub);
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'admin' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Kitchen' }));
  expect(await screen.findByText('Nothing to cook')).toBeTruthy();
});

test('the keyboard on screen types into the field that has the focus', async () => {
  const hub = new FakeHub();
  hub.signedIn = false;
  renderScreen('', hub);
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  fireEvent.click(screen.getByRole('button', { name: 'Keyboard on screen' }));
  name.focus();
  for (const key of ['a', 'b', 'Delete last character', 'c'])
    fireEvent.click(screen.getByRole('button', { name: key }));
  expect(name.value).toBe('ac');
});

test('a session that ends while a screen runs leads to the login', async () => {
  const started = renderScreen('#/kitchen');
  await screen.findByText('Nothing to cook');
  started.hub.signedIn = false;
  started.hub.streams.cut();
  expect(await screen.findByLabelText('Password')).toBeTruthy();
});

test('language and theme change at once', async () => {
  renderScreen('');
  fireEvent.click(await screen.findByRole('button', { name: 'Italiano' }));
  expect(await screen.findByRole('button', { name: 'Cucina' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Scuro' }));
  await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  expect(document.documentElement.lang).toBe('it');
});

test('a hub that is not up yet is waited for', async () => {
  const hub = new FakeHub();
  hub.offline = true;
  renderScreen('#/kitchen', hub);
  expect(await screen.findByText('The hub does not answer. Trying again by itself.')).toBeTruthy();
  hub.offline = false;
  expect(await screen.findByText('Nothing to cook')).toBeTruthy();
});

test('a stale screen says so within 20 s, and not before', async () => {
  const started = renderScreen('#/kitchen');
  await screen.findByText('Nothing to cook');
  passTime(started, 19_000);
  expect(screen.queryByRole('alert')).toBeNull();
  passTime(started, 2000);
  expect((await screen.findByRole('alert')).textContent).toContain('No news from the hub for 0:21');
  started.hub.streams.keepAlive();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test.each([
  ['#launch=abc', 'abc'],
  ['#launch=a%2Fb&/kitchen', 'a/b'],
  ['#/kitchen', null],
  ['#launch=', null],
  ['#launch=%', null],
])('the launch ticket of %s', (hash, ticket) => {
  expect(launchTicketOf(hash)).toBe(ticket);
});

test("the machine's own window is again what it was after its browser was killed; a stranger's tab asks", () => {
  const machine = new MemoryStorage();
  const roleOf = (hash: string) => {
    const { runtime } = startScreen(hash, new FakeHub(), machine);
    runtime.stop();
    return runtime.store.getState().device.role;
  };
  const { runtime } = startScreen('#launch=one', new FakeHub(), machine);
  runtime.actions.device.open('kitchen');
  runtime.stop();
  expect([roleOf('#launch=two'), roleOf(''), roleOf('#launch=three&/board')]).toEqual(['kitchen', null, 'board']);
});
