import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { openTill } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

test('a guest orders at a self-order screen, pays at the till with the code, and the kitchen cooks it', async ({
  world,
  browser,
  context,
}) => {
  const api = await signIn((await world.hub()).url);
  const { foods } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  await api.call('POST', '/v1/carts', { id: '1' });
  const tablet = await (await browser.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true })).newPage();
  await tablet.goto(await api.launchUrl());
  await tablet.getByRole('button', { name: 'Self-order' }).click();
  await tablet.getByRole('button', { name: 'Cart 1', exact: true }).click();
  const start = tablet.getByRole('button', { name: 'Start your order' });
  await expect(tablet.getByRole('img', { name: 'Code of cart 1, for a phone' })).toBeVisible();
  const look = async (what: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await tablet.emulateMedia({ colorScheme });
      await expect(tablet.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await tablet.screenshot({ path: test.info().outputPath(`${what} ${colorScheme}.png`) });
      await expectAccessible(tablet, `${what} ${colorScheme}`);
    }
  };
  await look('idle');
  await start.tap();
  const more = (dish: string) => tablet.getByRole('button', { name: `One ${dish} more` });
  await tablet.getByRole('button', { name: 'First courses' }).tap();
  for (const _ of [1, 2, 3]) await more('Lasagne').tap();
  await expect(tablet.getByText('3 pieces · €27.00')).toBeVisible();
  await tablet.getByRole('button', { name: 'One Lasagne less' }).tap();
  await tablet.getByRole('button', { name: 'Drinks' }).tap();
  await more('Birra').tap();
  await expect(tablet.getByText('3 pieces · €22.50')).toBeVisible();
  // A reload, a crash of the browser: the cart is the hub's.
  await tablet.reload();
  await expect(tablet.getByText('3 pieces · €22.50')).toBeVisible();
  // What is sold out meanwhile is not offered any more.
  await api.call('PATCH', `/v1/foods/${foods.polenta.id}`, { available: false });
  await tablet.getByRole('button', { name: 'First courses' }).tap();
  await expect(tablet.getByText('Sold out')).toBeVisible();
  await expect(more('Polenta e funghi')).toBeDisabled();
  await look('menu');
  await tablet.getByRole('button', { name: 'To the order' }).tap();
  await expect(tablet.getByRole('list', { name: 'Cart' })).toContainText('2× Lasagne');
  await look('review');
  await tablet.getByRole('button', { name: 'Order and pay at the till' }).tap();
  const code = tablet.getByTestId('cart-code');
  await expect(code).toHaveText(/^[A-Z]\d\d$/);
  await look('thanks');
  const said = (await code.textContent()) ?? '';

  const till = await openTill(context, api);
  await till.keyboard.press('Alt+KeyL');
  await till.getByRole('dialog').locator('[data-field=code]').fill(said);
  await till.keyboard.press('Enter');
  await expect(till.getByRole('region', { name: 'Cart' })).toContainText('Birra');
  await till.keyboard.press('F9');
  const kitchen = await context.newPage();
  await kitchen.goto(`${api.url}/#/kitchen`);
  await expect(kitchen.getByRole('article', { name: 'Ticket 1', exact: true })).toContainText('Lasagne');

  await tablet.getByRole('button', { name: 'Done' }).tap();
  await expect(start).toBeEnabled();
});

test('a guest who walks away is asked, and the next one finds an empty cart', async ({ world, browser }) => {
  const api = await signIn((await world.hub()).url);
  await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  await api.call('POST', '/v1/carts', { id: '2' });
  const tablet = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await tablet.goto(`${await api.launchUrl()}&/self-order?cart=2`);
  await tablet.clock.install();
  await tablet.getByRole('button', { name: 'Start your order' }).click();
  await tablet.getByRole('button', { name: 'Drinks' }).click();
  await tablet.getByRole('button', { name: 'One Birra more' }).click();
  await expect(tablet.getByText('1 piece · €4.50')).toBeVisible();
  await tablet.clock.runFor(90_000);
  await expect(tablet.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible();
  await tablet.getByRole('button', { name: 'Yes, go on' }).click();
  await tablet.clock.runFor(90_000);
  await expect(tablet.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible();
  for (let second = 0; second <= 20; second += 1) await tablet.clock.runFor(1000);
  await tablet.clock.resume();
  await tablet.getByRole('button', { name: 'Start your order' }).click();
  await expect(tablet.getByText(/^Nothing yet/)).toBeVisible();
});
