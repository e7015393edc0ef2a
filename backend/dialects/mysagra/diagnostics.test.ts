import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckResult, Diagnostics } from '#contract/diagnostics.ts';
import { keyOf, personWith } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { ADMIN_PASSWORD, STATION_KEY, menuOf, orderBody, startTestHub, type TestHub } from '../../testing/test-hub.ts';
import { withoutSecrets } from '../../ops/diagnostics.ts';

let hub: TestHub;
const log: string[] = [];

beforeAll(async () => {
  hub = await startTestHub({ recentLog: () => log });
});
afterAll(() => hub.end());

const check = async (name: CheckResult['name']): Promise<CheckResult | undefined> =>
  ((await hub.call('GET', '/v1/diagnostics')).body as Diagnostics).checks.find((one) => one.name === name);

test('what is missing is said, and what is mended is said, too', async () => {
  expect(await check('backup')).toMatchObject({ level: 'warn', code: 'none' });
  await hub.call('POST', '/v1/backups');
  expect(await check('backup')).toMatchObject({ level: 'ok' });

  expect(await check('printers')).toMatchObject({ level: 'fail', code: 'nobody', values: { count: 4 } });
  const stream = await listen({ url: hub.url, token: hub.token }, '/events/printer', ['print-command']);
  expect(await check('printers')).toMatchObject({ level: 'fail', code: 'bad' });
  const printers = (await hub.call('GET', '/v1/printers')).body as { id: string }[];
  for (const { id } of printers) await hub.call('PATCH', `/v1/printers/${id}`, { status: 'ONLINE' });
  expect(await check('printers')).toMatchObject({ level: 'ok' });
  await hub.call('PATCH', `/v1/printers/${printers[0]?.id}`, { status: 'ERROR', detail: 'paper-out' });
  expect((await check('printers'))?.values['names']).toContain('paper-out');
  stream.close();

  expect(await check('slips')).toMatchObject({ level: 'ok' });
  const job = {
    revision: 1,
    orderId: null,
    printerId: printers[0]?.id,
    document: 'test-page',
    attempt: 1,
    reason: 'paper-out',
  };
  const at = new Date(hub.clock.now).toISOString();
  await hub.call(
    'PUT',
    '/v1/print-jobs',
    { jobs: [{ ...job, key: 'k', state: 'failed', at }] },
    { 'x-api-key': STATION_KEY },
  );
  hub.clock.pass(20 * 60_000);
  expect(await check('slips')).toMatchObject({ level: 'warn', code: 'stale', values: { count: 1, minutes: 20 } });

  for (const name of ['disk', 'database', 'commits', 'clock', 'streams', 'memory'] as const)
    expect((await check(name))?.level).toMatch(/^(ok|warn)$/);
  hub.clock.now += 3_600_000;
  expect(await check('clock')).toMatchObject({ level: 'warn', code: 'jumped', values: { minutes: 60 } });
  hub.clock.now = 0;
  expect(await check('clock')).toMatchObject({ level: 'fail', code: 'past' });
  hub.clock.now = Date.parse('2026-08-15T20:00:00Z');
});

test('secrets that are planted everywhere are not in the bundle, nor is a customer', async () => {
  const key = (await keyOf(hub, 'PRINTER'))['x-api-key'] ?? '';
  const person = await personWith(hub, 'operator', 'planted');
  const token = person['authorization']?.slice('Bearer '.length) ?? '';
  const jwtSecret = readFileSync(join(hub.folder, 'jwt-secret'), 'utf8').trim();
  const plants = [key, token, jwtSecret, STATION_KEY, ADMIN_PASSWORD, 'hunter2hunter2', 'Signora Rossi'];
  await hub.call('POST', '/v1/users', { username: 'somebody', password: 'hunter2hunter2', role: 'operator' });
  await hub.call('POST', '/v1/orders', { ...orderBody(await menuOf(hub), [[0, 1]]), customer: 'Signora Rossi' });
  log.push(
    JSON.stringify({
      msg: `login with ${ADMIN_PASSWORD}`,
      headers: { authorization: `Bearer ${token}`, 'x-api-key': key },
    }),
    `GET /events/cashier?token=${token} jwt ${jwtSecret} station ${STATION_KEY}`,
    '{"body":{"password":"hunter2hunter2","pin":"4711"}}',
    "password: 'hunter2hunter2'",
  );
  const bundle = await hub.call('GET', '/v1/diagnostics/bundle');
  const text = JSON.stringify(bundle.body);
  expect(bundle.body.checks).toHaveLength(11);
  expect(text).toContain('x-api-key');
  for (const plant of plants) expect(text).not.toContain(plant);
  expect(text).not.toContain('4711');
  expect(text).not.toMatch(/scrypt\$/);
  expect((await hub.call('GET', '/v1/diagnostics/bundle', undefined, await personWith(hub, 'maintainer'))).status).toBe(
    403,
  );
});

test('what is no secret stays readable', () => {
  const line = '{"msg":"a slip waits","printer":"Grill","code":"paper-out","ms":12}';
  expect(withoutSecrets(line, [])).toBe(line);
});

test('the page says what shows the screens of the hub’s machine, and whether it starts by itself', async () => {
  const said = async (station: { shell: string | undefined; autostart: string | undefined }) => {
    const other = await startTestHub({ station });
    const { checks } = (await other.call('GET', '/v1/diagnostics')).body as Diagnostics;
    await other.end();
    return checks
      .filter(({ name }) => name === 'shell' || name === 'autostart')
      .map(({ code, values }) => [code, values]);
  };
  expect(await said({ shell: 'browser:/usr/bin/chromium', autostart: 'off' })).toEqual([
    ['browser', { program: '/usr/bin/chromium' }],
    ['off', {}],
  ]);
  expect(await said({ shell: 'electron', autostart: 'on' })).toEqual([
    ['ok', {}],
    ['ok', {}],
  ]);
  expect(await said({ shell: undefined, autostart: undefined })).toEqual([
    ['none', {}],
    ['unknown', {}],
  ]);
});
