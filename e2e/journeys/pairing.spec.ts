import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { openOffice } from '../support/office.ts';
import { furnish } from '../support/venue.ts';

test.describe.configure({ timeout: 90_000 });

test('a tablet is let in by the code it shows, works for the house, and is locked out from the office', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const { sell, foods } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const tablet = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  await tablet.goto(`${api.url}/#/kitchen`);
  await tablet.getByRole('button', { name: 'Pair this screen instead' }).click();
  const shown = tablet.getByTestId('pairing-code');
  await expect(shown).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  for (const colorScheme of ['dark', 'light'] as const) {
    await tablet.emulateMedia({ colorScheme });
    await tablet.screenshot({ path: test.info().outputPath(`pair ${colorScheme}.png`) });
    await expectAccessible(tablet, `pair ${colorScheme}`);
  }
  const code = (await shown.textContent()) ?? '';

  const office = await (await browser.newContext()).newPage();
  await openOffice(office, api, 'devices');
  await office.getByLabel('Code on the screen').fill('AAA AAA');
  await office.getByRole('textbox', { name: 'Name of the screen' }).fill('Grill tablet');
  await office.getByRole('button', { name: 'Let it in' }).click();
  await expect(office.getByRole('alert')).toHaveText(/No screen shows this code/);
  await office.getByLabel('Code on the screen').fill(code.toLowerCase());
  await office.getByRole('button', { name: 'Let it in' }).click();
  const row = office.getByRole('row', { name: /^Grill tablet/ });
  await expect(row).toBeVisible();

  // The tablet is a kitchen by itself, and hears what is sold.
  await sell([{ food: foods.lasagne, quantity: 1 }]);
  await expect(tablet.getByRole('article', { name: 'Ticket 1', exact: true })).toBeVisible();
  await tablet.getByRole('button', { name: 'Ready: ticket 1' }).click();
  await expect(tablet.getByRole('button', { name: 'Undo: ticket 1' })).toBeVisible();
  // Its own browser forgot nothing over a restart of the window; the office sees that it is there.
  await tablet.reload();
  await expect(tablet.getByRole('region', { name: 'Tickets' })).toBeVisible();
  await expect(row).toContainText('there now');

  await office.screenshot({ path: test.info().outputPath('screens.png') });
  await office.getByRole('button', { name: 'Edit: Grill tablet' }).click();
  await office.getByRole('dialog').getByLabel('Name of the screen').fill('Spit');
  await office.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await office.getByRole('button', { name: 'Edit: Spit' }).click();
  await office
    .getByRole('dialog')
    .getByRole('button', { name: /^Lock it out/ })
    .click();
  await expect(office.getByRole('dialog').getByRole('alert')).toContainText('Spit is out at once');
  await office.getByRole('dialog').getByRole('button', { name: 'Lock it out', exact: true }).click();
  await expect(office.getByText('No screen was paired yet.')).toBeVisible();
  await expect(tablet.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
