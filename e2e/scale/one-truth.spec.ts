import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sender, type Api, type Sender } from '../support/api.ts';
import { launchHub } from '../support/hub.ts';
import { expect, test, type Hubs } from '../support/hubs.ts';
import { registerShopper } from '../support/phone.ts';
import { furnish } from '../support/venue.ts';
import { waitFor, within } from '../support/wait.ts';

const nobodyAt = ({ urls }: Hubs, at: number): Sender => sender(urls[at] ?? '');
const as = ({ urls }: Hubs, at: number, token: string): Sender =>
  sender(urls[at] ?? '', { authorization: `Bearer ${token}` });

/** A stream by hand: its status, and its end. */
const openStream = async (url: string, headers: Record<string, string> = {}) => {
  const hangUp = new AbortController();
  const answer = await fetch(url, { headers, signal: hangUp.signal });
  const ended = Promise.withResolvers<void>();
  const read = async (): Promise<void> => {
    await answer.text();
    ended.resolve();
  };
  void read().catch(() => ended.resolve());
  return { status: answer.status, ended: ended.promise, close: () => hangUp.abort() };
};

test('three hubs that start at once over an empty database are one house: what is changed at one is known at the others', async ({
  hubs,
}) => {
  const [one, two] = [await hubs.api(0), await hubs.api(1)] as [Api, Api];
  const { foods, sell, registerId } = await furnish(one, { kitchen: 9, bar: 9, receipts: 9 });

  await test.step('a setting, the state of an order', async () => {
    await one.call('PATCH', '/v1/settings', { venueName: 'Piazza Grande' });
    await waitFor('the name at the other hub', async () => {
      const { venueName } = await two.call<{ venueName: string }>('GET', '/v1/about');
      return venueName === 'Piazza Grande' || undefined;
    });
    const order = await sell([{ food: foods.lasagne, quantity: 1 }]);
    await two.call('PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' });
    expect((await one.call<{ status: string }>('GET', `/v1/orders/${order.id}`)).status).toBe('COMPLETED');
  });

  await test.step('the diagnostics say that three hubs share it', async () => {
    const { checks } = await two.call<{ checks: { name: string; level: string; code: string; values: object }[] }>(
      'GET',
      '/v1/diagnostics',
    );
    const found = (name: string) => checks.find((check) => check.name === name);
    expect(found('database')).toMatchObject({ level: 'ok', code: 'shared', values: { hubs: 3 } });
    expect(found('backup')).toMatchObject({ level: 'warn', code: 'elsewhere' });
    for (const method of ['GET', 'POST']) expect((await two.send(method, '/v1/backups')).status).toBe(409);
  });

  await test.step('who signs out at one hub is out at the others, and so are the streams', async () => {
    const { body } = await nobodyAt(hubs, 0)('POST', '/auth/login', {
      username: 'admin',
      password: 'polenta-e-funghi',
    });
    const { token } = body as { token: string };
    expect((await as(hubs, 1, token)('GET', '/v1/orders')).status).toBe(200);
    const stream = await openStream(`${hubs.urls[1]}/events/cashier`, { authorization: `Bearer ${token}` });
    expect(stream.status).toBe(200);
    expect((await as(hubs, 0, token)('POST', '/auth/logout', {})).status).toBeLessThan(300);
    await within(5_000, 'the end of the stream at the other hub', stream.ended);
    expect((await as(hubs, 1, token)('GET', '/v1/orders')).status).toBe(401);
  });

  await test.step('a screen asks at one hub, a manager lets it in at the next, it gets in at the third', async () => {
    const asked = (await nobodyAt(hubs, 0)('POST', '/v1/pairings', {})).body as {
      id: string;
      code: string;
      secret: string;
    };
    const claim = (at: number) =>
      nobodyAt(hubs, at)('POST', `/v1/pairings/${asked.id}/claim`, {}, { 'x-pairing-secret': asked.secret });
    expect((await claim(1)).body).toMatchObject({ state: 'waiting' });
    expect((await two.send('POST', '/v1/devices', { code: asked.code, name: 'Grill' })).status).toBe(201);
    const both = await Promise.all([claim(2), claim(0)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);

    const station = (await nobodyAt(hubs, 2)('POST', '/v1/pairings', { kind: 'station' })).body as typeof asked;
    expect((await one.send('POST', '/v1/devices', { code: station.code, name: 'Print box' })).status).toBe(201);
    const { body } = await nobodyAt(hubs, 1)(
      'POST',
      `/v1/pairings/${station.id}/claim`,
      {},
      { 'x-pairing-secret': station.secret },
    );
    const { key } = body as { key: string };
    const lease = await sender(hubs.urls[0] ?? '', { 'x-api-key': key })('GET', '/v1/print-lease');
    expect(lease.status).toBe(200);
  });

  await test.step('ten wrong passwords are ten, at whichever hub they are tried', async () => {
    await registerShopper(hubs.urls[0] ?? '', 'ada@example.org', 'correct horse');
    const guess = async (at: number, password: string) =>
      (await nobodyAt(hubs, at % 3)('POST', '/api/auth/login', { email: 'ada@example.org', password })).status;
    for (let n = 0; n < 10; n += 1) expect(await guess(n, `wrong ${n}`)).toBe(401);
    expect([await guess(0, 'correct horse'), await guess(1, 'correct horse'), await guess(2, 'x')]).toEqual([
      429, 429, 429,
    ]);
  });

  await test.step('eight streams of a customer are eight, at whichever hubs; one that closes makes room', async () => {
    const { token } = await registerShopper(hubs.urls[1] ?? '', 'bea@example.org', 'correct horse');
    const path = '/api/orders/stream';
    const open = (at: number) => openStream(`${hubs.urls[at]}${path}`, { authorization: `Bearer ${token}` });
    const held = [
      await open(0),
      await open(0),
      await open(0),
      await open(1),
      await open(1),
      await open(1),
      await open(2),
      await open(2),
    ];
    expect(held.map(({ status }) => status)).toEqual(held.map(() => 200));
    // Told twice a second.
    await waitFor('the cap to be known at every hub', async () => {
      const more = await Promise.all([open(0), open(1), open(2)]);
      const full = more.every(({ status }) => status === 429);
      for (const stream of more) if (stream.status === 200) stream.close();
      return full || undefined;
    });
    held[0]?.close();
    const last = await waitFor('room again', async () => {
      const stream = await open(2);
      return stream.status === 200 ? stream : undefined;
    });
    for (const stream of [...held, last]) stream.close();
  });

  await test.step('what a manager agreed to at one hub is good at another, once', async () => {
    const password = 'polenta-e-funghi';
    await one.call('PATCH', '/v1/settings', { operatorMaxDiscount: 0 });
    const person = (username: string, role: string) =>
      one.call<{ id: number }>('POST', '/v1/users', { username, password, role });
    const [manager] = await Promise.all([person('carla', 'maintainer'), person('dino', 'operator')]);
    await one.call('PUT', `/v1/users/${manager.id}/pin`, { pin: '4711' });
    const { body } = await nobodyAt(hubs, 2)('POST', '/auth/login', { username: 'dino', password });
    const { token } = body as { token: string };
    const asked = await as(hubs, 1, token)('POST', '/v1/approvals', { userId: manager.id, pin: '4711', discount: 1 });
    expect(asked.status).toBe(201);
    const sale = (at: number, approval?: string) =>
      as(hubs, at, token)('POST', '/v1/orders', {
        orderItems: [{ foodId: foods.lasagne.id, quantity: 1 }],
        confirm: { paymentMethod: 'CASH', cashRegisterId: registerId, discount: 1, discountApproval: approval },
      });
    expect((await sale(0)).status).toBe(403);
    const { approval } = asked.body as { approval: string };
    const said = await Promise.all([sale(0, approval), sale(2, approval)]);
    expect(said.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 403]);
  });
});

test('a hub with another secret does not join: one clear line', async ({ hubs, world }) => {
  const port = hubs.cables[0]?.port;
  const outcome = async (env: Record<string, string>) => {
    const program = world.keep(
      'hub that does not join',
      launchHub(join(world.folder, randomUUID()), {
        PASSRAIL_DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/postgres`,
        ...env,
      }),
    );
    const { code } = await program.exited;
    return [code, program.stderr.filter((line) => !line.startsWith('{'))];
  };
  expect(await outcome({ PASSRAIL_JWT_SECRET: 'x'.repeat(32) })).toEqual([
    13,
    [expect.stringContaining('PASSRAIL_JWT_SECRET must be the same for all hubs of this database')],
  ]);
});
