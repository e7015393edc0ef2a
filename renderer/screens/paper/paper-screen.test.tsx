import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import { FakeHub } from '../../testing/fake-hub.ts';
import { passTime, renderScreen } from '../../testing/render-screen.tsx';

const printer = (id: string, name: string) => ({ id, name, status: 'ONLINE' as const, detail: null, demo: false });

const paperScreen = async (more: Partial<PrintJobReport> = {}) => {
  const hub = new FakeHub();
  hub.printers = [printer('p1', 'Grill'), printer('p2', 'Bar')];
  const job = { key: 'confirmed:1:p1:kitchen-ticket', revision: 1, orderId: 12, printerId: 'p1', attempt: 0 };
  const at = new Date(hub.model.now).toISOString();
  hub.printJobs = [{ ...job, document: 'kitchen-ticket', state: 'failed', reason: 'unreachable', at, ...more }];
  const started = renderScreen('#/paper', hub);
  const queue = await screen.findByRole('region', { name: 'Queue' });
  return { hub, started, queue };
};

const asked = (hub: FakeHub) => hub.seen.map(({ path, body }) => [decodeURIComponent(path), body]);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('a slip that waits says what, where and why, and after 30 s that it is late', async () => {
  const { started, queue } = await paperScreen();
  expect(queue.textContent).toContain('Kitchen ticket, Order 12');
  expect(queue.textContent).toContain('Grill · the printer does not answer');
  expect(queue.textContent).not.toContain('not printed for');
  passTime(started, 31_000);
  await waitFor(() => expect(queue.textContent).toContain('not printed for'));
});

test('retry asks at once; the picture is the slip’s own', async () => {
  const { hub, queue } = await paperScreen();
  expect(queue.querySelector('img')?.getAttribute('src')).toBe(
    '/v1/print-jobs/confirmed%3A1%3Ap1%3Akitchen-ticket/preview.svg?revision=1&try=0',
  );
  press('Try now');
  await screen.findByText('The slip is tried again');
  expect(asked(hub)).toEqual([['/v1/print-jobs/confirmed:1:p1:kitchen-ticket/retry', {}]]);
  expect(hub.seen[0]?.key).not.toBeNull();
});

test('a slip moves to another printer, never to its own', async () => {
  const { hub } = await paperScreen();
  press('Move to …');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).queryByRole('button', { name: /Grill/ })).toBeNull();
  fireEvent.click(within(dialog).getByRole('button', { name: /Bar/ }));
  await screen.findByText('The slip is moved');
  expect(asked(hub)).toEqual([['/v1/print-jobs/confirmed:1:p1:kitchen-ticket/reroute', { printerId: 'p2' }]]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('cancelling is asked twice', async () => {
  const { hub } = await paperScreen();
  press('Cancel');
  press('Keep it');
  expect(hub.seen).toEqual([]);
  press('Cancel');
  press('Cancel the slip');
  await screen.findByText('The slip is taken out');
  expect(asked(hub)).toEqual([['/v1/print-jobs/confirmed:1:p1:kitchen-ticket/cancel', {}]]);
});

test('nobody can take back a slip whose bytes are leaving', async () => {
  await paperScreen({ state: 'sending', reason: null });
  for (const name of ['Try now', 'Move to …', 'Cancel'])
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
});

test('a test page is one press; a hub that says no is heard', async () => {
  const { hub } = await paperScreen();
  press('Test page: Bar');
  await screen.findByText('The test page is on its way');
  expect(asked(hub)).toEqual([['/v1/printers/p2/test-page', {}]]);
  hub.signedIn = false;
  press('Try now');
  await screen.findByText('Authentication required');
});
