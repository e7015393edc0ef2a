import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { layCable } from '../support/cable.ts';
import { expectAccessible, expectReadableInTheSun, expectTargets } from '../support/looks.ts';
import { openTill } from '../support/screens.ts';
import { allOrders, furnish } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

test('a guest orders at a self-order screen, pays at the till with the code, and the kitchen cooks it', async ({
  world,
  browser,
  context,
}) => {
  const api = await signIn((await world.hub()).url);
  const { foods } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const part = (name: string, surcharge = 0) =>
    api.call<{ id: string }>('POST', '/v1/ingredients', { name, surcharge, removable: name !== 'Pasta' });
  const parts = [await part('Pasta'), await part('Cheese', 1), await part('Garlic')];
  await api.call('PATCH', `/v1/foods/${foods.lasagne.id}`, { ingredients: parts.map(({ id }) => ({ id })) });
  await api.call('POST', '/v1/carts', { id: '1' });
  const tablet = await (await browser.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true })).newPage();
  await tablet.goto(await api.launchUrl());
  await tablet.getByRole('button', { name: 'Self-order' }).click();
  await tablet.getByRole('button', { name: 'Cart 1', exact: true }).click();
  const start = tablet.getByRole('button', { name: 'Start your order' });
  await expect(tablet.getByRole('img', { name: 'Code of cart 1, for a phone' })).toBeVisible();
  // Dark lying down, light standing up; 76 px are 20 mm.
  const look = async (what: string, ...themes: ('dark' | 'light')[]): Promise<void> => {
    for (const colorScheme of themes) {
      await tablet.emulateMedia({ colorScheme });
      await tablet.setViewportSize(
        colorScheme === 'dark' ? { width: 1280, height: 800 } : { width: 800, height: 1280 },
      );
      await expect(tablet.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await tablet.screenshot({ path: test.info().outputPath(`${what} ${colorScheme}.png`) });
      await expectAccessible(tablet, `${what} ${colorScheme}`);
      if (colorScheme === 'light') await expectReadableInTheSun(tablet, `${what} in the sun`);
    }
    await expectTargets(tablet, 76, `${what}: what is pressed`);
  };
  await look('idle', 'light');
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
  await look('menu', 'dark', 'light');
  // One of them otherwise: a line of its own, at its own price.
  await tablet.getByRole('button', { name: 'Change it: Lasagne' }).tap();
  const dish = tablet.getByRole('dialog', { name: 'Lasagne' });
  await dish.getByRole('group', { name: 'Leave out' }).getByRole('button', { name: '– Garlic' }).tap();
  await dish.getByRole('group', { name: 'Add' }).getByRole('button', { name: '+ Cheese' }).tap();
  await look('change', 'dark', 'light');
  await dish.getByRole('button', { name: 'Add · €10.00' }).tap();
  await expect(tablet.getByText('4 pieces · €32.50')).toBeVisible();
  await tablet.getByRole('button', { name: 'To the order' }).tap();
  await expect(tablet.getByRole('list', { name: 'Cart' })).toContainText('2× Lasagne');
  const lines = tablet.getByRole('list', { name: 'Cart' });
  await expect(lines).toContainText('− Garlic, + Cheese');
  await look('review', 'dark', 'light');
  await lines.getByRole('button', { name: 'One less of this: Lasagne', exact: true }).tap();
  await expect(tablet.getByText('3 pieces · €23.50')).toBeVisible();
  await tablet.getByRole('button', { name: 'Order and pay at the till' }).tap();
  const code = tablet.getByTestId('cart-code');
  await expect(code).toHaveText(/^[A-Z]\d\d$/);
  await look('thanks', 'light');
  const said = (await code.textContent()) ?? '';

  const till = await openTill(context, api);
  await till.keyboard.press('Alt+KeyL');
  await till.getByRole('dialog').locator('[data-field=code]').fill(said);
  await till.keyboard.press('Enter');
  await expect(till.getByRole('region', { name: 'Cart' })).toContainText('Birra');
  await till.keyboard.press('F9');
  const kitchen = await context.newPage();
  await kitchen.goto(`${api.url}/#/kitchen`);
  const ticket = kitchen.getByRole('article', { name: 'Ticket 1', exact: true });
  await expect(ticket).toContainText('Lasagne');
  await expect(ticket).toContainText('Garlic');

  // The guest who still stands there sees that it is paid, and which number to listen for.
  await expect(tablet.getByTestId('cart-number')).toHaveText('1');
  await look('paid', 'dark');
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

test('the Wi-Fi of a self-order screen goes and comes back; staff take the money there, in Italian', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const { foods } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  await api.call('POST', '/v1/carts', { id: '3' });
  const { id } = await api.call<{ id: number }>('POST', '/v1/users', {
    username: 'anna',
    role: 'operator',
    password: 'long enough',
  });
  await api.call('PUT', `/v1/users/${id}/pin`, { pin: '4711' });
  await api.call('PATCH', '/v1/settings', { language: 'it' });
  const cable = await layCable(api.url);
  const launch = (await api.launchUrl()).replace(api.url, cable.url);
  const tablet = await (
    await browser.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true, colorScheme: 'light' })
  ).newPage();
  await tablet.goto(`${launch}&/self-order?cart=3`);
  const look = async (what: string): Promise<void> => {
    await tablet.screenshot({ path: test.info().outputPath(`${what}.png`) });
    await expectAccessible(tablet, what);
    await expectReadableInTheSun(tablet, what);
  };
  await look('idle');
  await tablet.getByRole('button', { name: 'Inizia l’ordine' }).tap();
  await tablet.getByRole('button', { name: 'First courses' }).tap();
  const more = tablet.getByRole('button', { name: 'Un Lasagne in più', exact: true });
  await more.tap();
  await expect(tablet.getByText('1 pezzo · 9,00 €')).toBeVisible();
  await look('menu');

  const session = () => api.call<{ session_id: number }>('GET', '/customer-session/cart-status/3');
  const { session_id } = await session();
  cable.pull();
  await expect(tablet.getByRole('alert')).toBeVisible();
  await more.tap();
  await look('cut');
  // Meanwhile somebody else changes the cart: the screen learns of it when it is back.
  await api.call('PATCH', `/customer-session/${session_id}/items`, { product_id: foods.beer.id, add: 1 });
  cable.plugIn();
  await expect(tablet.getByText(/^2 pezzi · 13,50/)).toBeVisible({ timeout: 20_000 });
  await expect(tablet.getByRole('alert')).toHaveCount(0);

  await tablet.getByRole('button', { name: 'All’ordine' }).tap();
  await tablet.getByRole('button', { name: 'Ordina e paga alla cassa' }).tap();
  // A guest who taps it comes upon nothing; staff hold it.
  const forStaff = tablet.getByRole('button', { name: 'Personale: tieni premuto 3 secondi' });
  const dialog = tablet.getByRole('dialog');
  await forStaff.tap();
  await expect(dialog).toHaveCount(0);
  await forStaff.dispatchEvent('pointerdown');
  await dialog.getByRole('button', { name: 'anna' }).tap();
  for (const digit of '4712') await dialog.getByRole('button', { name: digit, exact: true }).tap();
  await dialog.getByRole('button', { name: 'È pagato' }).tap();
  await expect(dialog.getByRole('alert')).toHaveText(/PIN è sbagliato/);
  for (const digit of '4711') await dialog.getByRole('button', { name: digit, exact: true }).tap();
  await look('staff');
  await expectTargets(tablet, 76, 'for staff');
  await dialog.getByRole('button', { name: 'È pagato' }).tap();
  await expect(tablet.getByTestId('cart-number')).toHaveText('1');
  await look('paid');
  const [order] = await allOrders(api);
  expect(order).toMatchObject({ paymentMethod: 'CASH', userId: String(id), state: 'PREPARING' });
  // The word of one PIN was for one order: the screen is nobody's again.
  await tablet.getByRole('button', { name: 'Fatto' }).tap();
  await expect(tablet.getByRole('button', { name: 'Inizia l’ordine' })).toBeEnabled();
  await cable.end();
});
