import { logIn } from './support/venue.ts';
import { expect, test } from './support/fixtures.ts';
import { channels, refusals } from './support/schemas.ts';
import { SseClient } from './support/sse-client.ts';
import type { Venue } from './support/venue.ts';

type Headers = Readonly<Record<string, string>>;
type Door = { readonly who: string; readonly status: number; readonly headers: (venue: Venue) => Headers };

const of = (caller: { headers: object }): Headers => caller.headers as Headers;

/** Who may listen: the MySagra reference, section 2 ("all channels alike"), and 1.1 ("with both present the key wins"). */
const doors: readonly Door[] = [
  { who: 'a stranger', status: 401, headers: () => ({}) },
  { who: 'an unknown API key', status: 401, headers: () => ({ 'x-api-key': `ms_pt_${'A'.repeat(43)}` }) },
  { who: 'a forged token', status: 401, headers: () => ({ authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }) },
  { who: 'a stale cookie', status: 401, headers: () => ({ cookie: 'mysagra_token=gone; mysagra_session=gone' }) },
  { who: 'a WEBAPP key', status: 403, headers: ({ webappKey }) => of(webappKey) },
  { who: 'a PRINTER key', status: 200, headers: ({ printerKey }) => of(printerKey) },
  { who: 'an operator', status: 200, headers: ({ operator }) => of(operator) },
  { who: 'an administrator', status: 200, headers: ({ admin }) => of(admin) },
  {
    who: 'a PRINTER key beside a stale session',
    status: 200,
    headers: ({ printerKey }) => ({ ...of(printerKey), cookie: 'mysagra_token=gone' }),
  },
  {
    who: 'a WEBAPP key beside a good session',
    status: 403,
    headers: ({ webappKey, operator }) => ({ ...of(operator), ...of(webappKey) }),
  },
];

for (const channel of channels) {
  for (const { who, status, headers } of doors) {
    test(`${channel}: ${who} gets ${status}`, async ({ venue }) => {
      const stream = await new SseClient(venue.base, `/events/${channel}`, { headers: headers(venue) }).opened();
      stream.close();
      expect(stream.status).toBe(status);
      expect(stream.headers['content-type']).toContain(status === 200 ? 'text/event-stream' : 'application/json');
    });
  }
}

for (const channel of ['kitchen', 'Cashier', 'cashier2', '__proto__', 'constructor', '%00', 'cashier%2F..']) {
  test(`no channel ${channel}: 400, and 401 for a stranger`, async ({ venue }) => {
    const reply = await venue.operator.call('GET', `/events/${channel}`);
    expect(reply.status).toBe(400);
    refusals.named.parse(reply.body);
    expect((await venue.stranger.call('GET', `/events/${channel}`)).status).toBe(401);
  });
}

test('the session cookie of a login opens every channel, under whatever name it came', async ({ venue }) => {
  const login = { username: venue.operatorName, password: venue.operatorPassword };
  const reply = await venue.stranger.call('POST', '/auth/login', login);
  const cookies = reply.headers['set-cookie'] ?? [];
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/i);
  for (const channel of channels) {
    const cookie = cookies[0]?.split(';', 1)[0] ?? '';
    const stream = await new SseClient(venue.base, `/events/${channel}`, { headers: { cookie } }).opened();
    stream.close();
    expect(stream.status).toBe(200);
  }
});

test('logout ends the streams of that session and no others; its token is stale from then on', async ({ venue }) => {
  const { token } = await logIn(venue.base, venue.operatorName, venue.operatorPassword);
  const headers = { authorization: `Bearer ${token}` };
  const streams = await Promise.all(
    channels.map((channel) => new SseClient(venue.base, `/events/${channel}`, { headers }).opened()),
  );
  const other = await new SseClient(venue.base, '/events/cashier', { headers: of(venue.operator) }).opened();
  expect((await venue.stranger.call('POST', '/auth/logout', undefined, headers)).status).toBe(200);
  for (const stream of streams) await stream.until(() => stream.closed, 'the end of a logged-out stream');
  const again = await new SseClient(venue.base, '/events/cashier', { headers }).opened();
  expect(again.status).toBe(401);
  expect((await venue.stranger.call('GET', '/v1/orders', undefined, headers)).status).toBe(401);
  expect(other.closed).toBe(false);
  other.close();
});

test('a revoked key loses its streams and its entry', async ({ venue }) => {
  const made = await venue.admin.call('POST', '/v1/api-keys', {
    name: `short-lived ${Math.random()}`,
    type: 'PRINTER',
  });
  const { id, apiKey } = made.body as { id: string; apiKey: string };
  expect(apiKey).toMatch(/^ms_pt_[A-Za-z0-9_-]{43}$/);
  const headers = { 'x-api-key': apiKey };
  const stream = await new SseClient(venue.base, '/events/printer', { headers }).opened();
  expect((await venue.admin.call('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
  await stream.until(() => stream.closed, 'the end of a revoked stream');
  expect((await new SseClient(venue.base, '/events/printer', { headers }).opened()).status).toBe(401);
});

test('a wrong password and an unknown name are told apart by nobody', async ({ venue }) => {
  const unknown = await venue.stranger.call('POST', '/auth/login', { username: 'nobody-here', password: 'wrong-one' });
  const wrong = await venue.stranger.call('POST', '/auth/login', { username: 'admin', password: 'wrong-one' });
  expect([unknown.status, wrong.status]).toEqual([401, 401]);
  expect(unknown.body).toEqual(wrong.body);
});
