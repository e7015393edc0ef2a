import type { BrowserContext, Locator, Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { adminPassword } from '../support/hub.ts';
import { boardNumber } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';

const openBoard = async (context: BrowserContext, api: Api): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(await api.launchUrl());
  await page.goto(`${api.url}/#/board`);
  await expect(page.getByText('Live')).toBeVisible();
  return page;
};

/** A launch link gives a screen no manager's rights; a name and a password do. */
const signedIn = async (context: BrowserContext, api: Api): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${api.url}/#/board`);
  await page.getByRole('textbox', { name: 'Name' }).fill('admin');
  await page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Live')).toBeVisible();
  return page;
};

test('a manager heads every board with the event and its announcements, by keyboard alone', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const [here, there] = [await browser.newContext(), await browser.newContext()];
  const board = await signedIn(here, api);
  const other = await openBoard(there, api);
  await board.keyboard.press('s');
  await board.getByRole('textbox', { name: 'Name of the event' }).focus({ timeout: 5_000 });
  await board.keyboard.type('Sagra del Fungo');
  await board.keyboard.press('Tab');
  await board.keyboard.type('SDF');
  await tabTo(board, board.locator('textarea'));
  await board.keyboard.type('La musica comincia alle 21');
  await tabTo(board, board.getByRole('button', { name: 'Save' }));
  await board.keyboard.press('Enter');
  await expect(board.getByText('Saved')).toBeVisible();
  await board.keyboard.press('Escape');
  for (const page of [board, other]) {
    await expect(page.getByRole('heading', { name: 'SDF Sagra del Fungo' })).toBeVisible();
    await expect(page.getByTestId('board-ticker')).toHaveText('La musica comincia alle 21');
  }
  await Promise.all([here.close(), there.close()]);
});

/** Its pixels are there, not the sign of a broken picture. */
const drawn = (board: Page): Promise<number> =>
  board.getByTestId('board-logo').evaluate((picture: HTMLImageElement) => picture.naturalWidth);

test('the picture of the venue is on every board as soon as it is given, and gone when it is taken away', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const [here, there] = [await browser.newContext(), await browser.newContext()];
  const board = await signedIn(here, api);
  const other = await openBoard(there, api);
  await board.keyboard.press('s');
  await board.getByLabel(/Picture of the venue/).setInputFiles({
    name: 'sign.png',
    mimeType: 'image/png',
    buffer: await other.screenshot({ clip: { x: 0, y: 0, width: 120, height: 40 } }),
  });
  await expect(board.getByText('Saved')).toBeVisible();
  for (const page of [board, other]) await expect.poll(() => drawn(page), { timeout: 15_000 }).toBe(120);
  await board.getByLabel(/Picture of the venue/).setInputFiles({
    name: 'sign.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  });
  await expect(board.getByRole('alert').or(board.getByText(/PNG/)).first()).toBeVisible();
  expect(await drawn(board)).toBe(120);
  await board.getByRole('button', { name: 'No picture' }).click();
  for (const page of [board, other]) await expect(page.getByTestId('board-logo')).toHaveCount(0, { timeout: 15_000 });
  await Promise.all([here.close(), there.close()]);
});

/** On by the Tab key alone; there are other fields on the way. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 10; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('no Tab leads there');
};

/** What the display channel says after `head` until `last`, read by the board's own page with its own session. */
const streamOf = (board: Page, head: string, last: string): Promise<string> =>
  board.evaluate(
    async ([from, end]) => {
      const response = await fetch(`/events/display?lastEventId=${from}`);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (reader && !text.includes(end)) {
        const { value, done } = await reader.read();
        if (done) break;
        text += value;
      }
      await reader?.cancel();
      return text;
    },
    [head, last] as const,
  );

test('nothing private reaches the board, neither on the screen nor on its stream', async ({ world, context }) => {
  const api = await signIn((await world.hub()).url);
  const { foods, registerId } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const board = await openBoard(context, api);
  const head = (await api.send('GET', '/v1/orders')).headers.get('x-passrail-head') ?? '';
  const { id } = await api.call<{ id: number }>('POST', '/v1/orders', {
    customer: 'Maria Rossi',
    table: 'Sala Verde',
    orderItems: [{ foodId: foods.lasagne.id, quantity: 3 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: registerId },
  });
  await expect(boardNumber(board, 'Preparing', 1)).toBeVisible();
  await api.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
  await expect(boardNumber(board, 'Ready', 1)).toBeVisible();
  // A reload reads lists, not events.
  await board.reload();
  await expect(boardNumber(board, 'Ready', 1)).toBeVisible();
  const secrets = /Maria|Rossi|Verde|"27"|27[.,]00|€|CASH/;
  expect(await board.evaluate(() => document.documentElement.outerHTML)).not.toMatch(secrets);
  const stream = await streamOf(board, head, 'COMPLETED');
  expect(stream).toContain('event: confirmed-order');
  expect(stream).not.toMatch(secrets);
});
