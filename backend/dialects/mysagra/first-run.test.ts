import { afterEach, expect, test } from 'vitest';
import { isSameMachine } from '../../http/same-machine.ts';
import { startTestHub, type TestHub, type TestHubOptions } from '../../testing/test-hub.ts';

const hubs: TestHub[] = [];
const start = async (options: TestHubOptions = {}): Promise<TestHub> => {
  const hub = await startTestHub({ demo: false, firstRun: true, ...options });
  hubs.push(hub);
  return hub;
};
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.end()));
});

const nobody = { authorization: '' };
const house = {
  venueName: 'Circolo',
  language: 'it',
  currency: 'EUR',
  timeZone: 'Europe/Rome',
  dayCutoff: '05:00',
  adminPassword: 'a good password',
  printers: [
    { name: 'Cucina', ip: '127.0.0.1', port: 9100, prints: 'kitchen' },
    { name: 'Cassa', ip: null, columns: 42, prints: 'receipts' },
  ],
  registers: ['Cassa 1'],
  menu: 'demo',
};
const offered = async (hub: TestHub, headers: Record<string, string> = {}): Promise<boolean> =>
  (await hub.call('GET', '/v1/about', undefined, { ...nobody, ...headers })).body.firstRun as boolean;

test('the machine of a new house sets it up once: settings, password, printers, registers, menu', async () => {
  const hub = await start();
  expect(await offered(hub)).toBe(true);
  const { status, body, headers } = await hub.call('POST', '/v1/first-run', house, nobody);
  expect(status).toBe(201);
  const admin = { authorization: `Bearer ${body.token}` };

  const { body: settings } = await hub.call('GET', '/v1/settings', undefined, admin);
  const printers = (await hub.call('GET', '/v1/printers', undefined, admin)).body as { id: string; name: string }[];
  const idOf = (name: string) => printers.find((printer) => printer.name === name)?.id;
  expect(settings).toMatchObject({
    venueName: 'Circolo',
    language: 'it',
    dayCutoff: '05:00',
    defaultPrinterId: idOf('Cucina'),
  });
  const registers = (await hub.call('GET', '/v1/cash-registers', undefined, admin)).body;
  expect(registers).toMatchObject([{ name: 'Cassa 1', enabled: true, defaultPrinterId: idOf('Cassa') }]);
  expect((await hub.call('GET', '/v1/foods', undefined, admin)).body.length).toBeGreaterThan(20);

  // The machine is signed in as its station, not as the administrator.
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const machine = await hub.call('GET', '/auth/session', undefined, { ...nobody, cookie });
  expect(machine.body).toMatchObject({ username: 'station', role: 'operator' });

  // Once.
  expect(await offered(hub)).toBe(false);
  expect(
    (await hub.call('POST', '/v1/first-run', { ...house, adminPassword: 'a thief of house' }, nobody)).status,
  ).toBe(409);
  const login = (password: string) => hub.call('POST', '/auth/login', { username: 'admin', password }, nobody);
  expect((await login('a good password')).status).toBe(200);
  expect((await login(hub.adminPassword ?? '')).status).toBe(401);
  const trail = (await hub.call('GET', '/v1/audit?area=first-run', undefined, admin)).body;
  expect(trail.data).toMatchObject([{ who: 'station', action: 'set-up', name: 'Circolo' }]);
  expect(JSON.stringify(trail)).not.toContain('a good password');
});

test('a stranger of the LAN cannot claim a new house, nor look into its network', async () => {
  const hub = await start();
  const stranger = { ...nobody, 'x-forwarded-for': '192.168.1.66' };
  expect(await offered(hub, stranger)).toBe(false);
  expect((await hub.call('POST', '/v1/first-run', house, stranger)).status).toBe(409);
  expect((await hub.call('POST', '/v1/printers/search', {}, stranger)).status).toBe(401);
  expect(await offered(hub)).toBe(true);

  const from = (remoteAddress: string, localAddress: string) =>
    isSameMachine({ headers: {}, socket: { remoteAddress, localAddress } });
  expect(from('192.168.1.66', '192.168.1.5')).toBe(false);
  expect(from('::ffff:192.168.1.66', '::ffff:192.168.1.5')).toBe(false);
  expect(from('192.168.1.5', '192.168.1.5')).toBe(true);
  expect(from('::ffff:127.0.0.1', '::ffff:127.0.0.1')).toBe(true);
  expect(from('::1', '::1')).toBe(true);
  expect(from('1127.0.0.1', '10.0.0.1')).toBe(false);
  expect(isSameMachine({ headers: {}, socket: {} })).toBe(false);
});

test('a half-filled form changes nothing, and two who finish at once make one house', async () => {
  const hub = await start();
  const bad = [
    { venueName: '' },
    { adminPassword: 'short' },
    { timeZone: 'Mars/Olympus' },
    { printers: [{ name: 'x' }] },
  ];
  for (const part of bad)
    expect((await hub.call('POST', '/v1/first-run', { ...house, ...part }, nobody)).status).toBe(400);
  expect(await offered(hub)).toBe(true);
  const both = await Promise.all([1, 2].map(() => hub.call('POST', '/v1/first-run', house, nobody)));
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const token = both.find(({ status }) => status === 201)?.body.token as string;
  const registers = await hub.call('GET', '/v1/cash-registers', undefined, { authorization: `Bearer ${token}` });
  expect(registers.body).toHaveLength(1);
});

test('a password that was given, a demo, or an administrator who signed in: nobody is asked', async () => {
  expect(await offered(await start({ firstRun: false }))).toBe(false);
  expect(await offered(await start({ demo: true }))).toBe(false);
  const hub = await start();
  await hub.call('POST', '/auth/login', { username: 'admin', password: hub.adminPassword ?? '' }, nobody);
  expect(await offered(hub)).toBe(false);
  const again = await hub.restart();
  hubs.splice(hubs.indexOf(hub), 1, again);
  expect(await offered(again)).toBe(false);
});

test('it still waits after a restart', async () => {
  const hub = await start();
  const again = await hub.restart();
  hubs.splice(hubs.indexOf(hub), 1, again);
  expect(await offered(again)).toBe(true);
});

test('printers are looked for in the private networks only, a door at a time for each of a few walkers', async () => {
  let now = 0;
  let most = 0;
  const knocked: string[] = [];
  const network = {
    addresses: () => ['192.168.7.20', '8.8.8.8', '10.1.2.3', '172.16.0.9'],
    knock: async (ip: string, port: number) => {
      most = Math.max(most, (now += 1));
      knocked.push(`${ip}:${port}`);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return ip === '192.168.7.200' || ip === '10.1.2.77';
    },
  };
  const hub = await start({ network });
  const [one, two] = await Promise.all([1, 2].map(() => hub.call('POST', '/v1/printers/search', {}, nobody)));
  expect(one?.body).toEqual({
    networks: ['192.168.7.0/24', '10.1.2.0/24'],
    printers: [
      { ip: '192.168.7.200', port: 9100 },
      { ip: '10.1.2.77', port: 9100 },
    ],
  });
  expect(two?.body).toEqual(one?.body);
  expect(knocked).toHaveLength(2 * 253);
  expect(new Set(knocked).size).toBe(knocked.length);
  expect(most).toBeLessThanOrEqual(32);
});

const csv = (text: string): string => Buffer.from(text).toString('base64');
const menuCsv = 'Category;Name;Price;Printer\nPrimi;Gnocchi al ragù;8,50;Cucina\nBar;Acqua;1,00;\n';
const preview = (hub: TestHub, text: string) =>
  hub.call('POST', '/v1/first-run/menu-preview', { file: csv(text), printers: ['Cucina', 'Cassa'] }, nobody);

test('a menu from a file is looked at, and comes with the house; its rows may name the printers to be', async () => {
  const hub = await start();
  const looked = (await preview(hub, menuCsv)).body;
  expect(looked).toMatchObject({ rows: 2, problemCount: 0 });
  expect(looked.token).toEqual(expect.any(String));
  expect((await preview(hub, 'Category;Name;Price\nPrimi;Gnocchi;dear\n')).body).toMatchObject({
    token: null,
    problems: [{ line: 2, column: 'price' }],
  });
  const { body, status } = await hub.call(
    'POST',
    '/v1/first-run',
    { ...house, menu: 'file', file: csv(menuCsv) },
    nobody,
  );
  expect(status).toBe(201);
  const admin = { authorization: `Bearer ${body.token}` };
  const foods = (await hub.call('GET', '/v1/foods', undefined, admin)).body as { name: string; printerId: string }[];
  const printers = (await hub.call('GET', '/v1/printers', undefined, admin)).body as { id: string; name: string }[];
  expect(foods.map(({ name }) => name).toSorted()).toEqual(['Acqua', 'Gnocchi al ragù']);
  const kitchen = printers.find(({ name }) => name === 'Cucina');
  expect(foods.find(({ name }) => name === 'Gnocchi al ragù')?.printerId).toBe(kitchen?.id);
  // The whole file would bury the trail.
  const trail = JSON.stringify((await hub.call('GET', '/v1/audit', undefined, admin)).body);
  expect(trail).not.toContain(csv(menuCsv).slice(0, 30));
  expect((await preview(hub, menuCsv)).status).toBe(409);
});

test.each([
  ['with a fault', 'Category;Name;Price\nPrimi;Gnocchi;dear\n'],
  ['without rows', 'Category;Name;Price\n'],
  ['that is a workbook', 'PK\u0003\u0004 and more'],
  ['that is empty', ''],
])('a file %s sets no house up, and nothing of it is kept', async (_what, text) => {
  const hub = await start();
  const asked = await hub.call('POST', '/v1/first-run', { ...house, menu: 'file', file: csv(text) }, nobody);
  expect([asked.status, asked.body.message]).toEqual([400, 'The menu file has faults; look at its preview']);
  expect(await offered(hub)).toBe(true);
  const { status } = await hub.call('POST', '/v1/first-run', house, nobody);
  expect(status).toBe(201);
});
