import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { openOffice } from '../support/office.ts';
import { openTill } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';

test.describe.configure({ timeout: 90_000 });

test('two people share a till by PIN, one locks it with half a sale in it, a manager agrees to a large discount', async ({
  world,
  context,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  await api.call('PATCH', '/v1/settings', { operatorMaxDiscount: 10 });
  const people = new Map<string, number>();
  for (const [username, role] of [
    ['anna', 'operator'],
    ['bruno', 'operator'],
    ['chiara', 'maintainer'],
  ] as const) {
    const { id } = await api.call<{ id: number }>('POST', '/v1/users', { username, role, password: 'long enough' });
    people.set(username, id);
    if (username !== 'anna') await api.call('PUT', `/v1/users/${id}/pin`, { pin: `11${id}${id}` });
  }

  // The manager gives Anna hers in the office.
  const office = await (await browser.newContext()).newPage();
  await openOffice(office, api, 'people');
  await office.getByRole('button', { name: 'PIN of anna' }).click();
  await office.getByRole('dialog').getByLabel('New PIN').fill('4711');
  await office.getByRole('dialog').getByRole('button', { name: 'Save PIN' }).click();
  await expect(office.getByRole('row', { name: /^anna/ })).toContainText('has a PIN');
  await office.context().close();

  const till = await openTill(context, api);
  const dialog = till.getByRole('dialog');
  await till.getByRole('button', { name: 'Who sells?' }).click();
  await dialog.getByRole('button', { name: 'anna' }).click();
  // By thumb, a slip first.
  for (const digit of '4712') await dialog.getByRole('button', { name: digit, exact: true }).click();
  await dialog.getByRole('button', { name: 'Sell in my name' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(/This PIN is wrong/);
  for (const digit of '4711') await dialog.getByRole('button', { name: digit, exact: true }).click();
  await dialog.getByRole('button', { name: 'Sell in my name' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(till.getByRole('button', { name: 'anna sells: change who sells' })).toBeVisible();

  await till.getByRole('region', { name: 'Foods' }).getByRole('button', { name: 'Lasagne' }).click();
  await till.keyboard.press('Alt+KeyU');
  await dialog.getByRole('button', { name: 'Lock the till' }).click();
  await expect(till.getByRole('dialog', { name: 'This till is locked' })).toBeVisible();
  // Neither a key nor a reload opens it.
  await till.keyboard.press('Escape');
  await till.keyboard.press('F9');
  await till.reload();
  await expect(till.getByRole('dialog', { name: 'This till is locked' })).toBeVisible();
  // Bruno goes on with it, by keyboard alone.
  const bruno = dialog.getByRole('button', { name: 'bruno' });
  await expect(dialog.getByRole('button', { name: 'anna' })).toBeFocused();
  await till.keyboard.press('Tab');
  await expect(bruno).toBeFocused();
  await till.keyboard.press('Enter');
  const brunoId = people.get('bruno');
  await till.keyboard.type(`11${brunoId}${brunoId}`);
  await till.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const cart = till.getByRole('region', { name: 'Cart' });
  await expect(cart.getByRole('listitem').filter({ hasText: 'Lasagne' })).toBeVisible();

  await till.keyboard.press('Alt+KeyD');
  await dialog.getByLabel('How much').fill('50');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('cold');
  await expect(dialog.getByText('More than 10 % needs a manager')).toBeVisible();
  await dialog.getByRole('button', { name: 'Ask a manager' }).click();
  // Only those who may are asked; what is typed before the hub has said who they are goes nowhere.
  await expect(dialog.getByRole('button', { name: 'chiara' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'bruno' })).toHaveCount(0);
  const chiaraId = people.get('chiara');
  await till.keyboard.type(`11${chiaraId}${chiaraId}`);
  await dialog.getByRole('button', { name: 'Agree' }).click();
  await expect(dialog).toHaveCount(0);
  await till.keyboard.press('F9');
  await expect(cart.getByRole('listitem')).toHaveCount(0);
  const { data } = await api.call<{ data: { total: string; userId: string | number; discount: string }[] }>(
    'GET',
    '/v1/orders',
  );
  expect(data).toMatchObject([{ total: '4.5', discount: '4.5' }]);
  expect(String(data[0]?.userId)).toBe(String(brunoId));
});
