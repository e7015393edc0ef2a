import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderScreen, type StartedScreen } from '../../testing/render-screen.tsx';

const openAges = async (started: StartedScreen): Promise<void> => {
  await screen.findByText('Nothing to cook');
  started.runtime.actions.kitchen.open('setup');
  fireEvent.click(await screen.findByRole('button', { name: 'Ages' }));
};
const rule = (name: string) => within(screen.getByRole('group', { name }));

test('the manager gives a station and an order type its own minutes; LATE is never before SOON', async () => {
  const started = renderScreen('#/kitchen');
  await openAges(started);
  fireEvent.click(screen.getByRole('button', { name: 'Other minutes for …' }));
  fireEvent.change(rule('All stations, Take away').getByLabelText('Station'), { target: { value: 'Bar' } });
  const less = () => rule('Bar, Take away').getByRole('button', { name: 'LATE: one minute less' });
  for (let minute = 0; minute < 10; minute += 1) fireEvent.click(less());
  fireEvent.click(screen.getByRole('button', { name: 'Save for all screens' }));
  await waitFor(() => expect(started.hub.seen.at(-1)?.path).toBe('/v1/settings'));
  expect(started.hub.seen.at(-1)?.body).toEqual({
    kitchenWarnMinutes: 8,
    kitchenLateMinutes: 15,
    kitchenAges: [{ stationId: 'Bar', orders: 'take-away', warnMinutes: 5, lateMinutes: 5 }],
  });
  fireEvent.click(rule('Bar, Take away').getByRole('button', { name: 'Remove this rule' }));
  expect(screen.queryByRole('group', { name: 'Bar, Take away' })).toBeNull();
});

test('who is no manager reads the minutes and changes none', async () => {
  const started = renderScreen('#/kitchen');
  await screen.findByText('Nothing to cook');
  const { store } = started.runtime;
  const { session } = store.getState();
  if (!session.user) throw new Error('nobody is signed in');
  store.setState({ session: { ...session, user: { ...session.user, role: 'operator' } } });
  await openAges(started);
  expect(rule('All stations, All orders').getByText('8 min')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save for all screens' })).toBeNull();
  const more = rule('All stations, All orders').getByRole('button', { name: 'SOON: one minute more' });
  expect(more.closest('fieldset')?.disabled).toBe(true);
});
