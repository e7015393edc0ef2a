import type { CDPSession, Locator, Page } from '@playwright/test';
import { layCable } from '../support/cable.ts';
import { expect, test } from '../support/kitchen.ts';
import { ticketOf } from '../support/screens.ts';
import { allOrders } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

const HOUR = 60 * 60_000;
const list = (page: Page) => page.getByRole('dialog', { name: 'Take back a ticket of today' });

test('tablets whose clocks are five hours wrong show the ages and the time of the hub', async ({ kitchen }) => {
  // The least that a house can set is a minute, and it passes in real time.
  test.setTimeout(240_000);
  await kitchen.api.call('PATCH', '/v1/settings', { kitchenWarnMinutes: 1, kitchenLateMinutes: 600 });
  const tablets = [
    await kitchen.tablet(),
    await kitchen.tablet('kitchen', { skewMs: 5 * HOUR }),
    await kitchen.tablet('kitchen', { skewMs: -5 * HOUR }),
  ];
  const [right, ...wrong] = tablets as [Page, Page, Page];
  expect((await wrong[0].evaluate(() => Date.now())) - Date.now()).toBeGreaterThan(4 * HOUR);
  await kitchen.lasagne();
  for (const tablet of tablets) await expect(ticketOf(tablet, 1)).toHaveAttribute('data-state', /new|fresh/);
  const clock = (page: Page) => page.getByRole('banner').getByRole('time').or(page.locator('header time'));
  const hubTime = await clock(right).first().textContent();
  for (const tablet of wrong) await expect(clock(tablet).first()).toHaveText(hubTime ?? '');
  for (const [tablet, said] of [
    [right, /in step with the hub/],
    [wrong[0], /(5:00:00|4:59:5\d) ahead of the hub/],
    [wrong[1], /(5:00:00|4:59:5\d) behind the hub/],
  ] as const) {
    await tablet.keyboard.press('F12');
    await expect(tablet.getByRole('dialog', { name: 'Diagnostics' })).toContainText(said);
    await tablet.keyboard.press('Escape');
  }
  // A minute later all three say SOON, and not five hours sooner or later.
  for (const tablet of tablets)
    await expect(ticketOf(tablet, 1)).toHaveAttribute('data-state', 'warn', { timeout: 75_000 });
});

test('a tablet that was off the network for ten minutes shows what the others show', async ({ kitchen }) => {
  const { api, venue } = kitchen;
  const cable = await layCable(api.url);
  const wired = await kitchen.tablet();
  const cut = await kitchen.tablet('kitchen', { url: cable.url, ownTime: true });
  const [keep, done, dropped] = [await kitchen.lasagne(), await kitchen.lasagne(2), await kitchen.lasagne(3)];
  for (const tablet of [wired, cut]) await expect(tablet.getByRole('article')).toHaveCount(3);
  cable.pull();
  await expect(cut.getByText(/^(Reconnecting|Not connected)$/).first()).toBeVisible();
  await api.call('PATCH', `/v1/orders/${done.id}`, { status: 'COMPLETED' });
  await api.call('PATCH', `/v1/orders/${dropped.id}`, { status: 'CANCELLED' });
  await api.call('PATCH', `/v1/orders/${keep.id}/marks`, { rush: true });
  for (let count = 0; count < 12; count += 1)
    await venue.sell([venue.foods.lasagne, venue.foods.beer].map((food) => ({ food, quantity: 2 })));
  for (let minute = 0; minute < 10; minute += 1) await cut.clock.runFor(60_000);
  await expect(cut.getByText(/No news from the hub for 10:\d\d/).first()).toBeVisible();
  await expect(ticketOf(cut, 2)).toBeVisible();
  cable.plugIn();
  await cut.clock.resume();
  const shown = (tablet: Page): Promise<string[]> =>
    tablet.getByRole('article').evaluateAll((all) => all.map((one) => `${one.ariaLabel} ${one.dataset['state']}`));
  await expect(ticketOf(cut, 3)).toHaveAttribute('data-state', 'cancelled', { timeout: 30_000 });
  await expect.poll(() => shown(cut)).toEqual(await shown(wired));
  await cable.end();
});

test('after the hub was restarted a ticket of today is found, and goes back to its place', async ({ kitchen }) => {
  const tablet = await kitchen.tablet();
  await kitchen.lasagne(2);
  await kitchen.lasagne();
  await tablet.getByRole('button', { name: 'Ready: ticket 1' }).click();
  await expect.poll(async () => (await allOrders(kitchen.api)).map(({ status }) => status)).toContain('COMPLETED');
  await kitchen.restartHub();
  await tablet.reload();
  await expect(ticketOf(tablet, 2)).toBeVisible();
  await expect(ticketOf(tablet, 1)).toHaveCount(0);
  await tablet.keyboard.press('Delete');
  await list(tablet).getByLabel('Number, code, table, name or dish').fill('lasa');
  await list(tablet).getByRole('button', { name: 'Take back: ticket 1' }).click();
  await list(tablet).getByRole('button', { name: 'Close' }).click();
  await expect(tablet.getByRole('article').first()).toHaveAttribute('aria-label', 'Ticket 1');
  await expect(ticketOf(tablet, 2)).toBeVisible();
});

/** Fingers on the glass for so long; ids of their own, as a touch screen gives them. */
const touch = async (cdp: CDPSession, target: Locator, ms: number, fingers = 1): Promise<void> => {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to touch');
  const touchPoints = Array.from({ length: fingers }, (_, id) => ({
    x: box.x + box.width / 2 + id * 4,
    y: box.y + box.height / 2,
    id,
  }));
  const at = Date.now() / 1000;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints, timestamp: at });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: at + ms / 1000 });
};

test('a splash and a forearm press nothing; a gloved finger bumps', async ({ kitchen }) => {
  const tablet = await kitchen.tablet('kitchen', { context: { hasTouch: true } });
  const cdp = await tablet.context().newCDPSession(tablet);
  await kitchen.lasagne();
  const ready = tablet.getByRole('button', { name: 'Ready: ticket 1' });
  await expect(ready).toBeVisible();
  await touch(cdp, ready, 15);
  await touch(cdp, ready, 120, 3);
  await tablet.keyboard.press('F12');
  await expect(tablet.getByRole('dialog', { name: 'Diagnostics' })).toContainText(/splash, forearm\)\s*[1-9]/);
  await tablet.getByRole('button', { name: 'Close' }).click();
  expect((await allOrders(kitchen.api)).map(({ status }) => status)).toEqual(['CONFIRMED']);
  await touch(cdp, ready, 120);
  await expect(tablet.getByRole('button', { name: 'Undo: ticket 1' })).toBeVisible();
});

test('the manager gives take-away its own minutes on the kitchen screen, and every screen has them', async ({
  kitchen,
}) => {
  const other = await kitchen.tablet();
  const tablet = await kitchen.tablet('kitchen', { admin: true });
  await tablet.keyboard.press('KeyT');
  const dialog = tablet.getByRole('dialog', { name: 'This screen' });
  await dialog.getByRole('button', { name: 'Ages' }).click();
  await dialog.getByRole('button', { name: 'Other minutes for …' }).click();
  const rule = dialog.getByRole('group', { name: 'All stations, Take away' });
  await rule.getByLabel('Station').selectOption({ label: 'Bar' });
  const bar = dialog.getByRole('group', { name: 'Bar, Take away' });
  for (let minute = 0; minute < 3; minute += 1)
    await bar.getByRole('button', { name: 'SOON: one minute less' }).click();
  await dialog.getByRole('button', { name: 'Save for all screens' }).click();
  await expect(tablet.getByText('Every screen has the new minutes')).toBeVisible();
  // Who is no manager reads them.
  await other.keyboard.press('KeyT');
  await other.getByRole('dialog').getByRole('button', { name: 'Ages' }).click();
  await expect(other.getByRole('group', { name: 'Bar, Take away' })).toContainText('5 min');
  await expect(other.getByRole('button', { name: 'Save for all screens' })).toHaveCount(0);
  const { kitchenAges } = await kitchen.api.call<{ kitchenAges: unknown[] }>('GET', '/v1/settings');
  expect(kitchenAges).toEqual([
    { stationId: await kitchen.station('Bar'), orders: 'take-away', warnMinutes: 5, lateMinutes: 15 },
  ]);
});

test('a screen is split between two stations, and its window keeps that over a reload', async ({ kitchen }) => {
  const { venue } = kitchen;
  const both = `${await kitchen.station('Kitchen')},${await kitchen.station('Bar')}`;
  const tablet = await kitchen.tablet(`kitchen?station=${both}`);
  await venue.sell([venue.foods.lasagne, venue.foods.beer].map((food) => ({ food, quantity: 1 })));
  await tablet.keyboard.press('KeyT');
  await tablet.getByRole('button', { name: 'Look' }).click();
  await tablet.getByRole('button', { name: 'Two stations' }).click();
  await tablet.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await tablet.reload();
  const bar = tablet.getByRole('region', { name: 'Bar' });
  await bar.getByRole('button', { name: 'Ready: ticket 1' }).click();
  await expect(bar.getByRole('button', { name: 'Undo: ticket 1' })).toBeVisible();
  await expect(tablet.getByRole('region', { name: 'Kitchen' }).getByText('Lasagne', { exact: true })).toBeVisible();
  await expect(bar.getByText('Lasagne')).toHaveCount(0);
  expect(tablet.url()).toContain(`station=${both}`);
});
