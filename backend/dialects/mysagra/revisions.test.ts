import { afterAll, beforeAll, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.end());

const first = async (path: string): Promise<string> => {
  const { body } = await hub.call('GET', path);
  return (body as { id: string }[])[0]?.id ?? '';
};

const read = async (path: string) => {
  const { headers, body } = await hub.call('GET', path);
  return { rev: headers.get('etag') ?? '', body };
};

const records = [
  ['settings', () => Promise.resolve('/v1/settings'), 'PATCH', 'venueName'],
  ['a food', async () => `/v1/foods/${await first('/v1/foods')}`, 'PATCH', 'name'],
  ['a category', async () => `/v1/categories/${await first('/v1/categories')}`, 'PATCH', 'name'],
  ['a printer', async () => `/v1/printers/${await first('/v1/printers')}`, 'PUT', 'name'],
  ['a register', async () => `/v1/cash-registers/${await first('/v1/cash-registers')}`, 'PATCH', 'name'],
  ['a station', async () => `/v1/stations/${await first('/v1/stations')}`, 'PUT', 'name'],
] as const;

test.each(records)(
  "two managers change %s: the second is told, with the first one's words",
  async (_name, at, verb, field) => {
    const path = await at();
    const { rev } = await read(path);
    expect(rev).toMatch(/^"[\w-]{22}"$/);
    const mine = { [field]: `Mine ${Math.random()}` };
    const theirs = { [field]: `Theirs ${Math.random()}` };
    const done = await hub.call(verb, path, theirs, { 'if-match': rev });
    expect(done.status).toBe(200);
    const refused = await hub.call(verb, path, mine, { 'if-match': rev });
    expect(refused.status).toBe(412);
    expect(refused.body.current[field]).toBe(theirs[field]);
    expect(refused.body.rev).toBe(done.headers.get('etag'));
    expect((await read(path)).body[field]).toBe(theirs[field]);
    // Having seen it, the second may still have it their way.
    expect((await hub.call(verb, path, mine, { 'if-match': refused.body.rev as string })).status).toBe(200);
  },
);

test('a person: role and password, each with the revision of the whole', async () => {
  const { body } = await hub.call('POST', '/v1/users', {
    username: 'nadia',
    password: 'long enough',
    role: 'operator',
  });
  const path = `/v1/users/${body.id}`;
  const { rev } = await read(path);
  expect((await hub.call('PATCH', path, { role: 'maintainer' }, { 'if-match': rev })).status).toBe(200);
  const refused = await hub.call('PATCH', path, { password: 'another one' }, { 'if-match': rev });
  expect(refused.status).toBe(412);
  expect(refused.body.current.role.name).toBe('maintainer');
  expect(JSON.stringify(refused.body)).not.toContain('scrypt');
});

test('of two at the same moment exactly one is told no', async () => {
  const { rev } = await read('/v1/settings');
  const answers = await Promise.all(
    ['A', 'B'].map((venueName) => hub.call('PATCH', '/v1/settings', { venueName }, { 'if-match': rev })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
});

test('a printer that runs out of paper, or a dish that is sold out, is no edit', async () => {
  const printer = `/v1/printers/${await first('/v1/printers')}`;
  const food = `/v1/foods/${await first('/v1/foods')}`;
  const [before, dish] = [await read(printer), await read(food)];
  await hub.call('PATCH', printer, { status: 'ERROR', detail: 'paper-out' });
  await hub.call('PATCH', food, { available: false });
  expect((await hub.call('PUT', printer, { name: 'Grill' }, { 'if-match': before.rev })).status).toBe(200);
  expect((await hub.call('PATCH', food, { name: 'Soup' }, { 'if-match': dish.rev })).status).toBe(200);
});

test('without If-Match everything is as MySagra has it', async () => {
  expect((await hub.call('PATCH', '/v1/settings', { venueName: 'C' })).status).toBe(200);
  expect((await hub.call('PATCH', '/v1/settings', { venueName: 'D' }, { 'if-match': '*' })).status).toBe(200);
  expect((await hub.call('PATCH', '/v1/settings', { venueName: 'E' }, { 'if-match': 'nonsense' })).status).toBe(412);
});

test('the trail says who changed what, and never a secret', async () => {
  const chief = await personWith(hub, 'admin', 'chief');
  const { body: food } = await hub.call(
    'POST',
    '/v1/users',
    { username: 'olga', password: 'plant-A-secret', role: 'operator' },
    chief,
  );
  await hub.call('PATCH', '/v1/settings', { venueName: 'Piazza' }, { ...chief, 'idempotency-key': 'once' });
  await hub.call('PATCH', '/v1/settings', { venueName: 'Piazza' }, { ...chief, 'idempotency-key': 'once' });
  await hub.call('PATCH', '/v1/settings', { venueName: '' }, chief);
  const { body } = await hub.call('GET', '/v1/audit?who=chief');
  expect((body.data as { action: string; detail: string }[]).map(({ action, detail }) => [action, detail])).toEqual([
    ['PATCH /v1/settings', '{"venueName":"Piazza"}'],
    ['POST /v1/users', '{"username":"olga","password":"…","role":"operator"}'],
  ]);
  expect(body.data[1]).toMatchObject({ who: 'chief', area: 'users', subject: String(food.id), name: 'olga' });
  expect(JSON.stringify((await hub.call('GET', '/v1/audit?limit=200')).body)).not.toContain('plant-A-secret');
  expect((await hub.call('GET', '/v1/audit?text=100%25_')).body.data).toEqual([]);
});

test('an order has its whole history; a file has no formulas', async () => {
  const foods = await hub.call('GET', '/v1/foods');
  const registers = await hub.call('GET', '/v1/cash-registers');
  const { body: order } = await hub.call('POST', '/v1/orders', {
    customer: 'Ada',
    table: '1',
    orderItems: [{ foodId: foods.body[0].id, quantity: 1 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: registers.body[0].id },
  });
  await hub.call('PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' });
  const history = (await hub.call('GET', `/v1/audit?order=${order.id}`)).body.data as { action: string; who: string }[];
  const actions = history.map(({ action }) => action);
  for (const action of ['order-confirmed', 'order-ready', 'POST /v1/orders', 'PATCH /v1/orders/:id'])
    expect(actions).toContain(action);
  // Who bought is nobody's business here.
  expect(JSON.stringify(history)).not.toContain('Ada');

  await hub.call('PATCH', '/v1/settings', { venueName: '=HYPERLINK("http://x")' });
  const csv = await hub.call('GET', '/v1/audit?format=csv&area=settings');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.body).toContain('""=HYPERLINK');
  expect((csv.body as string).split('\r\n').every((line) => !/^[=+@-]/.test(line))).toBe(true);
});
