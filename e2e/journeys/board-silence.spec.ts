import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible, expectInPlace } from '../support/looks.ts';
import { boardNumber } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';

test.describe.configure({ timeout: 150_000 });

test('a board without its hub says so, and does not call late what became ready meanwhile', async ({ world, page }) => {
  const first = await world.hub();
  const port = new URL(first.url).port;
  const api = await signIn(first.url);
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const [missed, later] = [
    await venue.sell([{ food: venue.foods.lasagne, quantity: 1 }]),
    await venue.sell([{ food: venue.foods.beer, quantity: 1 }]),
  ];
  await page.goto(await api.launchUrl());
  await page.goto(`${api.url}/#/board`);
  await expect(boardNumber(page, 'Preparing', 2)).toBeVisible();

  process.kill(first.pid, 'SIGKILL');
  await first.program.exited;
  await expect(page.getByRole('alert')).toHaveText(/may be out of date/, { timeout: 30_000 });
  await expect(page.getByText('Old: calls are stopped')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('silence.png') });
  await expectInPlace(page, '[data-testid=board-preparing] li, h1, h2', 'silence');
  await expectAccessible(page, 'silence');

  // The kitchen goes on, where this board cannot hear it.
  const elsewhere = await world.hub();
  await (await signIn(elsewhere.url)).call('PATCH', `/v1/orders/${missed.id}`, { status: 'COMPLETED' });
  process.kill(elsewhere.pid, 'SIGKILL');
  await elsewhere.program.exited;
  const back = await world.hub({ PASSRAIL_PORT: port });
  await expect(boardNumber(page, 'Ready', 1)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);

  // Calls begin again with what is new: the first one is the later order's.
  const called = page.getByTestId('board-call');
  await expect(called).toHaveCount(0);
  await (await signIn(back.url)).call('PATCH', `/v1/orders/${later.id}`, { status: 'COMPLETED' });
  await expect(called.getByRole('listitem', { includeHidden: true })).toHaveText(['2'], { timeout: 15_000 });
});
