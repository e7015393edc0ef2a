import { expect, slipsOf, test } from '../support/printing-world.ts';
import { expectAccessible } from '../support/looks.ts';

test.describe.configure({ timeout: 120_000 });

test('a slip of a dead printer is seen at the queue, looked at, and moved to another one by keys alone', async ({
  printing,
  page,
}) => {
  const { api, venue, printers } = printing;
  await printing.switchOff('kitchen');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(await api.launchUrl());
  await page.goto(`${api.url}/#/paper`);
  const order = await venue.sell([{ food: venue.foods.lasagne, quantity: 2 }]);
  const queue = page.getByRole('region', { name: 'Queue' });
  const row = queue.getByRole('listitem').filter({ hasText: `Kitchen ticket, Order ${order.id}` });
  await expect(row).toContainText('the printer does not answer', { timeout: 20_000 });
  const picture = row.locator('img');
  await expect
    .poll(
      async () =>
        (await picture.count()) === 1 && picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
      {
        timeout: 20_000,
      },
    )
    .toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: test.info().outputPath(`queue ${colorScheme}.png`) });
    await expectAccessible(page, `queue ${colorScheme}`);
  }

  await row.getByRole('button', { name: 'Move to …' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('move.png') });
  await expectAccessible(page, 'move');
  const bar = dialog.getByRole('button', { name: /bar/i });
  for (let tabs = 0; tabs < 6 && !(await bar.evaluate((button) => button === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0, { timeout: 20_000 });
  await expect.poll(async () => (await slipsOf(printers.bar, order)).length, { timeout: 20_000 }).toBeGreaterThan(0);
});
