import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { openOffice } from '../support/office.ts';

type Named = { id: string; name: string };

test('a printer is set up, stands in for another, and a rule sends take-away to it', async ({ world, page }) => {
  const api = await signIn((await world.hub({ PASSRAIL_DEMO: '1' })).url);
  await openOffice(page, api, 'printers');
  await page.getByRole('button', { name: 'New printer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Counter');
  await dialog.getByLabel('Address').fill('not an address');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('ip');
  await dialog.getByLabel('Address').fill('192.168.7.40');
  await dialog.getByLabel('Port').fill('99999');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The port is a number');
  await dialog.getByLabel('Port').fill('9101');
  await dialog.getByLabel('Paper').selectOption('32');
  await dialog.getByLabel('Stand-in').selectOption({ label: 'Bar printer' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^Counter/ })).toContainText('192.168.7.40:9101');
  await expect(page.getByRole('row', { name: /^Counter/ })).toContainText('Bar printer');
  await page.getByRole('button', { name: 'Test page: Counter' }).click();
  await expect(page.getByText('The test page is on its way')).toBeVisible();

  await page.getByRole('button', { name: 'New rule' }).click();
  await dialog.getByLabel('Kind of order').selectOption('take-away');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose a printer');
  await dialog.getByLabel('Counter').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Take away → Counter')).toBeVisible();
  const { printRoutes } = await api.call<{ printRoutes: object[] }>('GET', '/v1/settings');
  expect(printRoutes).toMatchObject([{ orderType: 'take-away', stationId: null }]);

  await page.getByRole('button', { name: 'Edit Take away → Counter' }).click();
  await dialog.getByRole('button', { name: 'Take the rule out' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('No rules: every line goes where the menu says.')).toBeVisible();
});

test('stations and tills are made, renamed and deleted, and say what that means', async ({ world, page }) => {
  const api = await signIn((await world.hub({ PASSRAIL_DEMO: '1' })).url);
  await openOffice(page, api, 'stations');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'New station' }).click();
  await dialog.getByLabel('Name').fill('Bar');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Name').fill('Forno');
  await dialog.getByLabel('Grill printer').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^Forno/ })).toContainText('Grill printer');

  await page.getByRole('button', { name: 'Edit Grill', exact: true }).click();
  await dialog.getByRole('button', { name: 'Delete …' }).click();
  await expect(dialog).toContainText('1 category has no station then');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.getByLabel('Name').fill('Brace');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^Brace/ })).toContainText('From the grill');

  await page.getByRole('button', { name: 'New till' }).click();
  await dialog.getByLabel('Name').fill('Till 3');
  await dialog.getByLabel('Receipts print at').selectOption({ label: 'Receipt printer' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^Till 3/ })).toContainText('Receipt printer');
  expect((await api.call<Named[]>('GET', '/v1/cash-registers')).map(({ name }) => name)).toContain('Till 3');
});

test('the sales of a day are the figures of its orders, and can be saved', async ({ world, page }) => {
  const api = await signIn((await world.hub({ PASSRAIL_DEMO: '1' })).url);
  const foods = await api.call<(Named & { price: string })[]>('GET', '/v1/foods');
  const lasagne = foods.find(({ name }) => name === 'Lasagne');
  const [till] = await api.call<Named[]>('GET', '/v1/cash-registers?enabled=true');
  for (const paymentMethod of ['CASH', 'CARD'])
    await api.call('POST', '/v1/orders', {
      orderItems: [{ foodId: lasagne?.id, quantity: 2 }],
      confirm: { paymentMethod, cashRegisterId: till?.id },
    });
  await openOffice(page, api, 'sales');
  const best = page.getByRole('group', { name: 'Best sellers' });
  await expect(best.getByRole('row', { name: /^Lasagne/ })).toContainText('€36.00');
  await expect(page.getByRole('group', { name: 'By payment' }).getByRole('row', { name: /^Card/ })).toContainText(
    '€18.00',
  );
  await expect(page.getByRole('img', { name: /^By hour/ })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^takings-\d{4}-\d\d-\d\d\.csv$/);
});
