import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
const nobody = { authorization: '' };

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.end());

const draw = async (): Promise<string> =>
  (await hub.call('GET', '/customer-session/qr/1', undefined, nobody)).body as string;
const guest = async (): Promise<Record<string, string>> => {
  const { headers } = await hub.call('POST', '/api/auth/guest', {}, nobody);
  return { ...nobody, cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
};

test('a phone comes in with the whole link of our QR, once, also when the answer was lost; it reads the menu, others do not', async () => {
  const phone = await guest();
  const link = `http://192.168.1.5:4300/t/#scan=${await draw()}`;
  const scan = (key: string) =>
    hub.call('POST', '/api/customer-session/scan-qr', { token: link }, { ...phone, 'idempotency-key': key });
  const first = await scan('scan-1');
  expect(first.status).toBe(200);
  expect((await scan('scan-1')).body).toEqual(first.body);
  expect((await scan('scan-2')).status).toBe(400);

  const path = `/api/customer-session/${first.body.session_id}/menu`;
  const { body } = await hub.call('GET', path, undefined, phone);
  expect(body.currency).toBe('EUR');
  const foods = body.categories.flatMap((category: { foods: unknown[] }) => category.foods);
  expect(foods.length).toBeGreaterThan(5);
  for (const food of foods)
    expect(food).toMatchObject({ unit_price: expect.any(Number), allergens: expect.any(Array), available: true });
  expect((await hub.call('GET', path, undefined, await guest())).status).toBe(404);
  expect((await hub.call('GET', path, undefined, nobody)).status).toBe(401);
  for (const hostile of ['#scan=', 'http://x/t/#scan=a.b.c', '#scan=#scan=#scan='])
    expect((await hub.call('POST', '/api/customer-session/scan-qr', { token: hostile }, phone)).status).toBe(401);
});

test('staff learn where phones find the hub; nobody else does', async () => {
  expect((await hub.call('GET', '/v1/phone-address')).body).toEqual({ origin: null });
  expect((await hub.call('GET', '/v1/phone-address', undefined, nobody)).status).toBe(401);
  expect((await hub.call('GET', '/v1/phone-address', undefined, await guest())).status).toBeGreaterThanOrEqual(401);
});
