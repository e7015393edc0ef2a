import { register } from './support/customers.ts';
import { expect, test } from './support/fixtures.ts';
import { cartPhone, cartScreen } from './support/seed-snippets.ts';
import { bearer } from './support/venue.ts';
import { caller } from './support/call.ts';

test('the seed’s screen and phone, as they stand, in two browsers', { tag: '@browser' }, async ({ venue, browser }) => {
  const made = await venue.admin.call('POST', '/v1/carts', { id: 'cart_123' });
  expect([201, 409]).toContain(made.status);
  const customer = await register(venue);
  const screen = await (await browser.newContext()).newPage();
  const phone = await (await browser.newContext()).newPage();
  // Any document of the server's own origin.
  for (const page of [screen, phone]) await page.goto(`${venue.base}/health`);

  const qr = await screen.evaluate(async () => (await (await fetch('/customer-session/qr/cart_123')).json()) as string);
  const claims = JSON.parse(Buffer.from(qr.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
    string,
    unknown
  >;
  expect(claims).toMatchObject({ cartid: 'cart_123', exp: expect.any(Number) });
  await screen.addScriptTag({
    content: `window.seen = []; window.connected = new Promise((done) => {
      const console = { log: (...words) => done(words), error: () => {} };
      const navigateToShopping = () => window.seen.push('shopping');
      const showReceipt = (data) => window.seen.push(data);
      ${cartScreen}
    });`,
  });
  expect(await screen.evaluate('window.connected')).toEqual(['Connected to cart:', 'Connected cart_123']);
  await phone.addScriptTag({ content: `const userToken = ${JSON.stringify(customer.token)};${cartPhone}` });
  await phone.evaluate(`processQRScan(${JSON.stringify(qr)})`);
  await screen.waitForFunction('window.seen.length === 1');

  const token = await screen.evaluate(() => localStorage.getItem('auth_token') ?? '');
  const id = await screen.evaluate(() => localStorage.getItem('session_id'));
  expect(token).not.toBe(customer.token);
  const cart = caller(venue.base, bearer(token));
  const items = [{ product_id: venue.pizza, qty: 2 }];
  expect((await cart.call('PUT', `/customer-session/${id}/items`, { items })).status).toBe(200);
  expect((await cart.call('GET', '/api/orders/my')).status).toBe(401);
  const done = await cart.call('POST', `/customer-session/${id}/checkout`);
  expect([done.status, done.body]).toEqual([
    200,
    expect.objectContaining({ session_id: Number(id), is_active: false }),
  ]);
  await screen.waitForFunction('window.seen.length === 2');
  expect(await screen.evaluate('window.seen[1]')).toMatchObject({
    event_type: 'checkout-completed',
    session_id: Number(id),
    cart_id: 'cart_123',
    total: 25,
    item_count: 2,
    payment_status: 'unpaid',
  });
  // It stops working with its session, and the order is the customer's.
  expect((await cart.call('GET', `/customer-session/${id}/items`)).status).toBe(404);
  const mine = await customer.call('GET', '/api/orders/my');
  expect(mine.body).toMatchObject({ data: [{ id: (done.body as { order_id: string }).order_id, status: 'placed' }] });
  for (const page of [screen, phone]) await page.context().close();
});
