import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { encode } from 'uqr';
import { cartPhone, cartScreen } from '../conformance/support/seed-snippets.ts';
import { sender, signIn, type Api } from '../support/api.ts';
import { browserArgs, findBrowser } from '../support/browser.ts';
import { layCable } from '../support/cable.ts';
import { expect, test } from '../support/fixtures.ts';
import { startPrinter } from '../support/emulator.ts';
import { expectAccessible, expectReadableInTheSun } from '../support/looks.ts';
import { openPhone } from '../support/phone.ts';
import { openScreen, openTill, ticketOf } from '../support/screens.ts';
import { createTempFolder } from '../support/temp.ts';
import { allOrders, furnish } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 120_000 });

type Tablet = { readonly page: Page; readonly context: BrowserContext; readonly link: string; readonly beer: string };

/** A screen that stands at cart 1; `link`: what its QR says. */
const openTablet = async (browser: Browser, api: Api, port = 9): Promise<Tablet> => {
  const { foods } = await furnish(api, { kitchen: port, bar: port, receipts: port });
  const garlic = await api.call<{ id: string }>('POST', '/v1/ingredients', { name: 'Garlic', surcharge: 0.5 });
  await api.call('PATCH', `/v1/foods/${foods.lasagne.id}`, { ingredients: [garlic] });
  await api.call('POST', '/v1/carts', { id: '1' });
  const context = await browser.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true, locale: 'en-GB' });
  const page = await context.newPage();
  const drawn = page.waitForResponse((response) => response.url().endsWith('/customer-session/qr/1'));
  await page.goto(`${await api.launchUrl()}&/self-order?cart=1`);
  const link = `${api.url}/t/#scan=${(await (await drawn).json()) as string}`;
  const qr = page.getByRole('img', { name: 'Code of cart 1, for a phone' });
  const { data } = encode(link, { border: 0, ecc: 'M' });
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  await expect(qr.locator('path'), 'the QR on screen is this link').toHaveAttribute('d', dots);
  return { page, context, link, beer: foods.beer.id };
};

const total = (phone: Page) => phone.getByTestId('cart-total');

test('a phone scans the QR of a screen, both fill one cart, the till takes the money, the phone hears when it is ready', async ({
  world,
  browser,
  context,
}) => {
  const printer = await startPrinter(join(world.folder, 'paper'), (program) => world.keep('printer', program));
  const api = await signIn((await world.station()).url);
  const tablet = await openTablet(browser, api, printer.port);
  const cable = await layCable(api.url);
  const { page: phone, context: pocket } = await openPhone(browser, { locale: 'en-GB' });
  await phone.goto(tablet.link.replace(api.url, cable.url));
  await expect(phone.getByRole('heading', { name: 'Connected to cart 1' })).toBeVisible();
  expect(phone.url(), 'the token has left the address bar').toBe(`${cable.url}/t/#/cart`);
  expect(await phone.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('eyJ');
  await expect(tablet.page.getByRole('heading', { name: 'What would you like?' })).toBeVisible();

  await phone.getByRole('button', { name: 'Change it: Lasagne' }).tap();
  await phone.getByRole('button', { name: '– Garlic' }).tap();
  await phone.screenshot({ path: test.info().outputPath('phone change.png') });
  await phone.getByRole('button', { name: 'Add · €9.00' }).tap();
  await expect(phone.getByRole('region', { name: 'In the cart' })).toContainText('− Garlic');
  await expect(tablet.page.getByText('1 piece · €9.00')).toBeVisible();
  await tablet.page.getByRole('button', { name: 'Drinks' }).tap();
  await tablet.page.getByRole('button', { name: 'One Birra more' }).tap();
  await expect(total(phone)).toHaveText('2 pieces · €13.50');
  for (const colorScheme of ['dark', 'light'] as const) {
    await phone.emulateMedia({ colorScheme });
    await phone.screenshot({ path: test.info().outputPath(`phone ${colorScheme}.png`) });
    await expectAccessible(phone, `the cart on a phone, ${colorScheme}`);
  }
  await expectReadableInTheSun(phone, 'the cart on a phone');

  // The phone's Wi-Fi goes; the screen goes on, and the phone knows it when it is back.
  cable.pull();
  await expect(phone.getByText('No connection')).toBeVisible();
  await tablet.page.getByRole('button', { name: 'One Birra more' }).tap();
  await expect(tablet.page.getByText('3 pieces · €18.00')).toBeVisible();
  await expect(total(phone)).toHaveText('2 pieces · €13.50');
  cable.plugIn();
  await expect(total(phone)).toHaveText('3 pieces · €18.00', { timeout: 20_000 });

  // What is ordered is what was read: a price that the office has changed meanwhile is shown first.
  await api.call('PATCH', `/v1/foods/${tablet.beer}`, { price: 5 });
  await phone.getByRole('button', { name: 'Order and pay at the till' }).tap();
  await expect(phone.getByRole('alert')).toHaveText('The order has changed meanwhile. Please look at it once more.');
  await expect(total(phone)).toHaveText('3 pieces · €19.00');
  await phone.getByRole('button', { name: 'Order and pay at the till' }).tap();
  const tracked = phone.getByTestId('tracked-order');
  await expect(tracked).toHaveAttribute('data-state', 'PENDING');
  const code = tablet.page.getByTestId('cart-code');
  await expect(tracked).toContainText((await code.textContent()) ?? 'a code');

  const till = await openTill(context, api);
  await till.keyboard.press('Alt+KeyL');
  await till
    .getByRole('dialog')
    .locator('[data-field=code]')
    .fill((await code.textContent()) ?? '');
  await till.keyboard.press('Enter');
  await expect(till.getByRole('region', { name: 'Cart' })).toContainText('Birra');
  await till.keyboard.press('F9');
  await expect(tracked).toHaveAttribute('data-state', 'PREPARING');
  const kitchen = await openScreen(context, api, 'kitchen');
  await expect(ticketOf(kitchen, 1)).toContainText('Garlic');
  const slip = await waitFor('the kitchen slip', async () =>
    (await printer.paper()).find((one) => one.includes('Lasagne')),
  );
  expect(slip).toContain('Garlic');
  const [sold] = await allOrders(api);
  for (const [status, state] of [
    ['COMPLETED', 'READY'],
    ['PICKED_UP', 'PICKED_UP'],
  ] as const) {
    await api.call('PATCH', `/v1/orders/${sold?.id}`, { status });
    await expect(tracked).toHaveAttribute('data-state', state);
  }
  await Promise.all([pocket.close(), tablet.context.close(), cable.end()]);
});

test('of two phones one gets the cart; it survives a hub that is killed; ended on the phone, the screen is free', async ({
  world,
  browser,
}) => {
  const hub = await world.hub();
  const api = await signIn(hub.url);
  const tablet = await openTablet(browser, api);
  const phones = [await openPhone(browser, { locale: 'en-GB' }), await openPhone(browser, { locale: 'en-GB' })];
  await Promise.all(phones.map(({ page }) => page.goto(tablet.link)));
  const outcome = ({ page }: { page: Page }) => page.getByRole('heading', { name: /^Connected|not valid any more/ });
  await Promise.all(phones.map((phone) => expect(outcome(phone)).toBeVisible()));
  const said = await Promise.all(phones.map((phone) => outcome(phone).textContent()));
  expect(new Set(said)).toEqual(new Set(['Connected to cart 1', 'This code is not valid any more.']));
  const winner = phones[said.indexOf('Connected to cart 1')]?.page;
  if (winner === undefined) throw new Error('nobody got it');
  await winner.getByRole('button', { name: 'One Lasagne more' }).tap();
  await expect(total(winner)).toHaveText('1 piece · €9.00');

  process.kill(hub.pid, 'SIGKILL');
  await expect(winner.getByText('No connection')).toBeVisible();
  await world.hub({ PASSRAIL_PORT: new URL(hub.url).port });
  await expect(winner.getByText('Live')).toBeVisible({ timeout: 20_000 });
  await winner.getByRole('button', { name: 'One Lasagne more' }).tap();
  await expect(tablet.page.getByText('2 pieces · €18.00')).toBeVisible({ timeout: 20_000 });
  await winner.reload();
  await expect(total(winner)).toHaveText('2 pieces · €18.00');

  // Elsewhere and back.
  await winner.getByRole('link', { name: 'This phone' }).tap();
  await winner.getByRole('link', { name: 'Cart' }).tap();
  await expect(total(winner)).toHaveText('2 pieces · €18.00');
  await winner.getByRole('button', { name: 'End without ordering' }).tap();
  await winner.getByRole('button', { name: 'Yes, end it' }).tap();
  await expect(winner.getByRole('heading', { name: 'This order is closed.' })).toBeVisible();
  await expect(tablet.page.getByRole('button', { name: 'Start your order' })).toBeEnabled();
  // The QR of before opens nothing any more, for whoever kept a picture of it.
  const { page: late } = await openPhone(browser, { locale: 'en-GB' });
  await late.goto(tablet.link);
  await expect(late.getByRole('heading', { name: 'This code is not valid any more.' })).toBeVisible();
});

/** The seed's two clients as they stand; what they call of their own app writes down what it got. */
const seedScreen = `<script>
const shopping = [], receipts = [], logged = [];
const navigateToShopping = () => shopping.push(1), showReceipt = (data) => receipts.push(data);
console.log = (...words) => logged.push(words.join(' '));
${cartScreen}</script>`;
const seedPhone = (userToken: string): string => `<script>
const userToken = ${JSON.stringify(userToken)};
${cartPhone}</script>`;

test("the seed's own clients work unchanged; a stranger at the same address hears nothing, the token opens its session only", async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const { foods } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  await api.call('POST', '/v1/carts', { id: 'cart_123' });
  await api.call('POST', '/v1/carts', { id: '9' });
  /** A page of a foreign app, at the hub's address, which has drawn this cart's QR. */
  const openSeed = async (body: string, draws?: string): Promise<{ page: Page; qr: string }> => {
    const page = await (await browser.newContext()).newPage();
    await page.route(`${api.url}/seed`, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(`${api.url}/seed`);
    const qr =
      draws === undefined
        ? ''
        : await page.evaluate(
            (id) => fetch(`/customer-session/qr/${id}`).then((answer) => answer.json() as Promise<string>),
            draws,
          );
    await page.setContent(body);
    return { page, qr };
  };
  const got = (page: Page, what: 'shopping' | 'receipts' | 'logged') => page.evaluate<unknown[]>(what);
  const stored = (page: Page) =>
    page.evaluate(() => ({ id: localStorage.getItem('session_id'), token: localStorage.getItem('auth_token') }));
  const { page: screen, qr } = await openSeed(seedScreen, 'cart_123');
  // With a pairing of its own, of another cart.
  const { page: stranger, qr: other } = await openSeed(seedScreen, '9');
  await expect.poll(() => got(screen, 'logged')).toEqual(['Connected to cart: Connected cart_123']);
  await expect.poll(() => got(stranger, 'logged')).toHaveLength(1);

  const guest = await sender(api.url)('POST', '/api/auth/guest', {});
  const bearer = (guest.body as { data: { accessToken: string } }).data.accessToken;
  const { page: phone } = await openSeed(seedPhone(bearer));
  await phone.evaluate(
    (token) => (globalThis as unknown as { processQRScan: (token: string) => Promise<void> }).processQRScan(token),
    qr,
  );
  await expect.poll(() => got(screen, 'shopping')).toHaveLength(1);
  const { id, token } = await stored(screen);
  const seed = sender(api.url, { authorization: `Bearer ${token ?? ''}` });
  const items = `/customer-session/${id ?? ''}/items`;
  expect((await seed('PUT', items, { items: [{ product_id: foods.lasagne.id, qty: 2 }] })).status).toBe(200);
  for (const elsewhere of ['/v1/orders', '/api/orders/my', '/v1/foods'])
    expect((await seed('GET', elsewhere)).status).toBe(401);
  // Spent, and another cart's: neither begins anything.
  const again = sender(api.url, { authorization: `Bearer ${bearer}` });
  expect((await again('POST', '/customer-session/scan-qr', { token: qr })).status).toBe(400);
  expect((await again('POST', '/customer-session/scan-qr', { token: `${other}x` })).status).toBe(401);

  expect((await seed('POST', `/customer-session/${id ?? ''}/checkout`, {})).status).toBe(200);
  await expect.poll(() => got(screen, 'receipts')).toMatchObject([{ event_type: 'checkout-completed', item_count: 2 }]);
  expect((await seed('GET', items)).status).toBeGreaterThanOrEqual(401);
  expect(await got(stranger, 'shopping')).toEqual([]);
  expect(await stored(stranger)).toEqual({ id: null, token: null });
});

/** A film of two pictures in which a code is held before a camera: YUV 4:2:0, light grey around it, as Chromium's test camera reads. */
const filmOf = (text: string): Buffer => {
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const [width, height] = [640, 480];
  const module = Math.floor(height / size);
  const luma = Buffer.alloc(width * height, 200);
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      for (let line = 0; line < module; line += 1)
        luma.fill(
          dark ? 20 : 235,
          (y * module + line) * width + x * module,
          (y * module + line) * width + (x + 1) * module,
        );
    }),
  );
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`), frame, frame]);
};

test('a phone without a camera app scans inside the page: the screen, and in words what is no code of ours or not allowed', async ({
  world,
  browser,
}) => {
  const api = await signIn((await world.hub()).url);
  const tablet = await openTablet(browser, api);
  const { page: refused } = await openPhone(browser, { locale: 'it-IT' });
  await refused.goto(`${api.url}/t/`);
  await refused.getByRole('link', { name: 'Inquadra un codice' }).tap();
  await expect(refused.getByRole('status')).toContainText('non può usare la fotocamera');
  await refused.context().close();

  // The one with windows: its test camera plays films.
  const { path } = findBrowser();
  const folder = await createTempFolder();
  const lookAt = async (text: string): Promise<{ page: Page; end: () => Promise<void> }> => {
    const film = join(folder.path, 'film.y4m');
    writeFileSync(film, filmOf(text));
    const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
    const other = await chromium.launch({
      ...(path === undefined ? {} : { executablePath: path }),
      args: [...browserArgs(), ...camera, `--use-file-for-fake-video-capture=${film}`],
    });
    const { page } = await openPhone(other, { locale: 'en-GB' });
    await page.goto(`${api.url}/t/`);
    await page.getByRole('link', { name: 'Scan a code' }).tap();
    return { page, end: () => other.close() };
  };
  const foreign = await lookAt('https://example.org/menu');
  await expect(foreign.page.getByRole('status')).toHaveText('That is no code of this venue.');
  await foreign.page.screenshot({ path: test.info().outputPath('scan.png') });
  await expectAccessible(foreign.page, 'the camera inside the page');
  await foreign.end();
  const phone = await lookAt(tablet.link);
  await expect(phone.page.getByRole('heading', { name: 'Connected to cart 1' })).toBeVisible();
  await expect(tablet.page.getByRole('heading', { name: 'What would you like?' })).toBeVisible();
  await phone.end();
  await folder.remove();
});
