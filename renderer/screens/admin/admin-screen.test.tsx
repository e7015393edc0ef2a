import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeHub } from '../../testing/fake-hub.ts';
import { renderScreen } from '../../testing/render-screen.tsx';

const hubOf = (role: FakeHub['role']): FakeHub => {
  const hub = new FakeHub();
  hub.role = role;
  return hub;
};

test('a manager finds the pages by name, and the address says which is open', async () => {
  const started = renderScreen('#/admin');
  const pages = await screen.findByRole('navigation', { name: 'Pages of the office' });
  const overview = within(pages).getByRole('button', { name: 'Overview' });
  expect(overview.getAttribute('aria-current')).toBe('page');
  expect(await screen.findByText('1 h 2 min')).toBeTruthy();
  fireEvent.click(overview);
  expect(started.runtime.store.getState().device.adminPage).toBe('overview');
});

test('an address of no page leads to the first', async () => {
  renderScreen('#/admin/no-such-page');
  expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy();
});

test('whoever is no manager is asked for one, for this window only', async () => {
  const { hub, runtime } = renderScreen('#/admin', hubOf('operator'));
  expect(await screen.findByRole('heading', { name: 'The office is for managers' })).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'admin' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  const pages = await screen.findByRole('navigation', { name: 'Pages of the office' });
  expect(hub.seen.at(-1)?.body).toMatchObject({ cookie: false });

  fireEvent.click(within(pages).getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('heading', { name: 'The office is for managers' })).toBeTruthy();
  expect(hub.seen.at(-1)).toMatchObject({ path: '/auth/logout', body: { cookie: false } });
  expect(runtime.store.getState().session).toMatchObject({ phase: 'in', user: { role: 'operator' } });
});

test('from the door of the office there is a way back', async () => {
  renderScreen('#/admin', hubOf('operator'));
  fireEvent.click(await screen.findByRole('button', { name: 'Back to the choice of screens' }));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'What is this screen?' })).toBeTruthy());
});

test.each([
  ['maintainer', 0],
  ['admin', 1],
] as const)('what the hub would refuse is not offered: to a %s %i buttons', async (role, count) => {
  const hub = hubOf(role);
  hub.printers = [{ id: 'p1', name: 'Grill', status: 'ONLINE', detail: null, demo: false }];
  renderScreen('#/admin/printers', hub);
  expect(await screen.findByRole('button', { name: 'Test page: Grill' })).toBeTruthy();
  expect(screen.queryAllByRole('button', { name: 'New printer' })).toHaveLength(count);
  expect(screen.queryAllByRole('button', { name: 'Edit Grill' })).toHaveLength(count);
});
