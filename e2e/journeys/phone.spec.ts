import type { Page } from '@playwright/test';
import { layCable } from '../support/cable.ts';
import { signIn } from '../support/api.ts';
import { nextTrackUrl, openPhone, registerShopper } from '../support/phone.ts';
import { expect, slipsOf, test } from '../support/printing-world.ts';
import { openTill } from '../support/screens.ts';
import { allOrders, furnish } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 150_000 });

const order = (page: Page) => page.getByTestId('tracked-order');

test('from the receipt to the counter: a phone follows an order, with the network cut in the middle', async ({
  printing,
  context,
  browser,
}) => {
  const { api, printers } = printing;
  await api.call('PATCH', '/v1/settings', { publicUrl: api.url, receiptQr: 'track' });

  const till = await openTill(context, api);
  await till.getByRole('button', { name: /^Lasagne/ }).click();
  await till.getByRole('button', { name: /^Confirm/ }).click();
  const sold = await waitFor('the order', async () =>
    (await allOrders(api)).find(({ ticketNumber }) => ticketNumber === 1),
  );
  const paper = await waitFor('the receipt', async () => (await slipsOf(printers.receipts, sold))[0], 30_000);
  const link = /http:\/\/\S+(\/t\/[\w-]{28})/.exec(paper)?.[1];
  if (link === undefined) throw new Error(`the receipt names no link:\n${paper}`);

  const cable = await layCable(api.url);
  const phone = await openPhone(browser, { locale: 'en-GB' });
  const answer = await phone.page.goto(cable.url + link);
  expect(answer?.headers()['cache-control']).toBe('no-store');
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  await expect(order(phone.page)).toHaveAttribute('data-state', 'PREPARING');
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(/Number 1.*Order A01/);
  await expect(phone.page.getByText('Live')).toBeVisible();
  expect(phone.page.url(), 'the secret has left the address bar').not.toContain(link.slice(3));
  expect(await phone.page.content(), 'no name, no money').not.toMatch(/€|9[.,]00/);

  cable.pull();
  await expect(phone.page.getByText('No connection')).toBeVisible();
  await api.call('PATCH', `/v1/orders/${sold.id}`, { status: 'COMPLETED' });
  await expect(order(phone.page), 'it does not know better').toHaveAttribute('data-state', 'PREPARING');
  cable.plugIn();
  await expect(order(phone.page)).toHaveAttribute('data-state', 'READY', { timeout: 20_000 });
  await expect(phone.page.getByText('Live')).toBeVisible();
  await expect(phone.page).toHaveTitle('A01 · Ready');
  await expect(phone.page.getByText('It needs no code')).toBeVisible();
  await api.call('PATCH', `/v1/orders/${sold.id}`, { status: 'PICKED_UP' });
  await expect(order(phone.page)).toHaveAttribute('data-state', 'PICKED_UP');

  // The link of the paper again, after staff ended it: nothing, and nothing that tells it from a wrong one.
  await api.call('DELETE', `/v1/orders/${sold.id}/track-link`);
  await expect(phone.page.getByText('This link is not valid')).toBeVisible();
  await phone.page.goto(cable.url + link);
  await expect(phone.page.getByText('This link is not valid')).toBeVisible();
  await phone.context.close();
  await cable.end();
});

test('a phone rings and shakes once when the order is ready, if it was asked to', async ({ world, browser }) => {
  const api = await signIn((await world.hub()).url);
  await api.call('PATCH', '/v1/settings', { publicUrl: api.url });
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  let id = 0;
  const url = await nextTrackUrl(api, async () => {
    id = (await venue.sell([{ food: venue.foods.lasagne, quantity: 1 }])).id;
  });
  const { page, context } = await openPhone(browser, { locale: 'en-GB' });
  await page.addInitScript(() => {
    const said: unknown[] = [];
    Object.assign(globalThis, { shaken: said });
    navigator.vibrate = (pattern) => said.push(pattern) > 0;
  });
  await page.goto(url);
  const ring = page.getByRole('button', { name: 'Ring when it is ready' });
  await ring.tap();
  await expect(ring).toHaveAttribute('aria-pressed', 'true');
  await api.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
  await expect(order(page)).toHaveAttribute('data-state', 'READY');
  await api.call('PATCH', `/v1/orders/${id}`, { status: 'PICKED_UP' });
  await expect(order(page)).toHaveAttribute('data-state', 'PICKED_UP');
  expect(await page.evaluate('globalThis.shaken')).toEqual([[60], [300, 150, 300, 150, 600]]);
  await context.close();
});

test('without a network the page opens, says how old its news is, and no answer of the hub was kept', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  await api.call('PATCH', '/v1/settings', { publicUrl: api.url });
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const url = await nextTrackUrl(api, () => venue.sell([{ food: venue.foods.lasagne, quantity: 2 }]));
  const cable = await layCable(api.url);
  const { page, context } = await openPhone(browser, { locale: 'en-GB' });
  await page.goto(cable.url + new URL(url).pathname);
  await expect(order(page)).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain('/t/');
  expect(kept.filter((path) => path !== '/t/' && !path.startsWith('/assets/'))).toEqual([]);
  expect(kept.some((path) => path.endsWith('.woff2'))).toBe(true);
  const { manifest } = await page.evaluate(async () => {
    const href = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
    return { manifest: (await (await fetch(href)).json()) as { scope: string; icons: { src: string }[] } };
  });
  expect(manifest.scope).toBe('/t/');
  for (const { src } of manifest.icons) expect((await api.send('GET', src)).status).toBe(200);

  cable.pull();
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('No connection. This is how it was at');
  await expect(order(page)).toHaveAttribute('data-state', 'PREPARING');
  await page.screenshot({ path: test.info().outputPath('offline.png') });
  await page.getByRole('link', { name: 'This phone' }).tap();
  await expect(page.getByRole('link', { name: /1 Being prepared/ })).toBeVisible();
  cable.plugIn();
  await page.getByRole('link', { name: /1 Being prepared/ }).tap();
  await expect(page.getByText('Live')).toBeVisible({ timeout: 20_000 });
  await context.close();
  await cable.end();
});

test('a customer signs in on the page, cancels one order and fetches another with its code', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const ada = await registerShopper(api.url, 'ada@example.org', 'long enough');
  const place = async (): Promise<string> => {
    const items = [{ product_id: venue.foods.lasagne.id, qty: 1 }];
    return ((await ada.send('POST', '/api/orders', { items })).body as { data: { id: string } }).data.id;
  };
  const [wanted, unwanted] = [await place(), await place()];
  const { page, context } = await openPhone(browser, { locale: 'it-IT' });
  await page.goto(`${api.url}/t/#/mine`);
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Accedi' }).last().tap();
  await expect(page.getByRole('alert')).toHaveText('E-mail o password sbagliata.');
  await page.getByLabel('Password').fill('long enough');
  await page.getByRole('button', { name: 'Accedi' }).last().tap();

  await page.locator(`a[href="#/o/${unwanted}"]`).tap();
  await page.getByRole('button', { name: 'Annulla l’ordine' }).tap();
  await page.getByRole('button', { name: 'Sì, annullalo' }).tap();
  await expect(order(page)).toHaveAttribute('data-state', 'CANCELLED');
  await expect(page.getByText('Lo hai annullato tu.')).toBeVisible();

  await page.goBack();
  await page.locator(`a[href="#/o/${wanted}"]`).tap();
  const say = (order_status: string) => api.call('PATCH', `/api/orders/${wanted}/status`, { order_status });
  await say('Preparing');
  await expect(page.getByRole('button', { name: 'Annulla l’ordine' })).toHaveCount(0);
  await say('Out for Delivery');
  const code = page.getByTestId('pickup-code');
  await expect(code).toHaveText(/^\d{6}$/);
  const before = (await code.textContent()) ?? '';
  const renewed = await ada.send('POST', `/api/orders/${wanted}/otp`, {});
  expect(renewed.status).toBe(200);
  await expect(code).not.toHaveText(before);
  const otp = (await code.textContent()) ?? '';
  await api.call('POST', `/api/orders/${wanted}/verify-otp`, { otp });
  await expect(order(page)).toHaveAttribute('data-state', 'PICKED_UP');
  await expect(code).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage)), 'no code stays on the phone').not.toContain(otp);
  await page.goto(`${api.url}/t/#/mine`);
  await page.getByRole('button', { name: 'Esci' }).tap();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await page.goto(`${api.url}/t/#/o/${wanted}`);
  await expect(page.getByText('Questo collegamento non vale')).toBeVisible();
  await context.close();
});
