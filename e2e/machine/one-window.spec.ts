import { join } from 'node:path';
import { startPrinter } from '../support/emulator.ts';
import { expect, test } from '../support/machine.ts';
import { boardNumber, ticketOf } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 90_000 });

test('one window sells, cooks and calls; a reload finds the screen and the order where they were; paper comes out', async ({
  machine: { page, api },
  world,
}) => {
  const printer = await startPrinter(join(world.folder, 'paper'), (program) => world.keep('printer', program));
  const { port } = printer;
  await furnish(api, { kitchen: port, bar: port, receipts: port });
  await page.getByRole('button', { name: 'Cashier', exact: true }).click();
  await page.getByRole('button', { name: 'Till 1' }).click();
  await page.getByRole('button', { name: /^Lasagne/ }).click();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Cart' })).toContainText('Lasagne');
  await page.getByRole('button', { name: /^Confirm/ }).click();
  await waitFor('the kitchen slip', async () => (await printer.paper()).find((slip) => slip.includes('Lasagne')));

  await page.goto(`${api.url}/#/kitchen`);
  await ticketOf(page, 1).getByRole('button', { name: 'Ready: ticket 1' }).click();
  await page.goto(`${api.url}/#/board`);
  await expect(boardNumber(page, 'Ready', 1)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(boardNumber(page, 'Ready', 1)).toBeVisible();
});

test('nothing leads out of the window: a foreign address, a new window, a download', async ({
  machine: { page, api },
}) => {
  const before = page.context().pages().length;
  await page.evaluate(() => void globalThis.open('about:blank', '_blank', 'noopener'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:text/plain,away';
    document.body.append(link);
    link.click();
  });
  await expect(page.getByRole('button', { name: 'Cashier', exact: true })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(api.url);
  // A browser opens the window that a page asks for; a kiosk does not.
  if (test.info().project.name === 'electron') expect(page.context().pages()).toHaveLength(before);
});
