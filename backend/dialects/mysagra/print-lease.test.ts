import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { startTestHub, STATION_KEY, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.end());

const station = { 'x-api-key': STATION_KEY };
const claim = async (stationId: string, token: number | null, release = false) =>
  (await hub.call('PUT', '/v1/print-lease', { stationId, name: `Box ${stationId}`, token, release }, station)).body;
const report = (id: string, token: number, revision: number) => {
  const job = { key: 'k', orderId: null, printerId: 'p', document: 'receipt', attempt: 1, reason: null };
  const jobs = [{ ...job, state: 'printed', revision, at: new Date(hub.clock.now).toISOString() }];
  return hub.call('PUT', '/v1/print-jobs', { jobs, station: { id, token } }, station);
};

test('one station prints; another gets it after ten seconds of silence, never before, and the log says where', async () => {
  const stream = await listen(hub, '/events/printer', ['print-owner']);
  const first = await claim('a', null);
  expect(first).toMatchObject({ mine: true, holder: { stationId: 'a', token: 1 }, granted: { before: null } });
  expect(await claim('b', null)).toMatchObject({ mine: false, holder: { name: 'Box a' }, granted: null });
  hub.clock.now += 9_900;
  expect(await claim('b', null)).toMatchObject({ mine: false });
  expect(await claim('a', 1)).toMatchObject({ mine: true, granted: null });
  hub.clock.now += 9_900;
  expect(await claim('b', null)).toMatchObject({ mine: false });
  hub.clock.now += 100;
  const taken = await claim('b', null);
  expect(taken).toMatchObject({ mine: true, holder: { token: 2 }, granted: { before: { stationId: 'a', token: 1 } } });
  const told = await stream.next(2);
  expect(told.map(({ id, data }) => [id, data.stationId])).toEqual([
    [first.granted.event, 'a'],
    [taken.granted.event, 'b'],
  ]);
  // Back again with its old token it is one that waits.
  expect(await claim('a', 1)).toMatchObject({ mine: false, holder: { stationId: 'b' } });
  stream.close();
});

test('what a station says of slips counts only while it prints', async () => {
  await claim('a', null);
  expect((await report('a', 1, 1)).status).toBe(204);
  hub.clock.now += 10_000;
  // Silent, but nobody has taken its place.
  expect((await report('a', 1, 2)).status).toBe(204);
  await claim('b', null);
  const refused = await report('a', 1, 3);
  expect([refused.status, refused.body.message]).toEqual([409, 'Another station prints now']);
  expect((await hub.call('GET', '/v1/print-jobs')).body.data).toMatchObject([{ key: 'k', revision: 2 }]);
  expect((await report('b', 2, 3)).status).toBe(204);
});

test('twenty stations that ask at once: one prints', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
  const answers = await Promise.all(names.map((name) => claim(name, null)));
  expect(answers.filter(({ mine }) => mine)).toHaveLength(1);
  expect(new Set(answers.map(({ holder }) => holder.stationId)).size).toBe(1);
});

test('a station that stops lets go, one that starts again has a new token, and a restart of the hub forgets nobody', async () => {
  await claim('a', null);
  expect(await claim('a', null)).toMatchObject({ mine: true, holder: { token: 2 }, granted: { before: { token: 1 } } });
  hub = await hub.restart();
  expect(await claim('b', null)).toMatchObject({ mine: false });
  expect(await claim('a', 2)).toMatchObject({ mine: true, granted: null });
  expect(await claim('a', 2, true)).toMatchObject({ mine: false });
  expect(await claim('b', null)).toMatchObject({ mine: true, holder: { token: 3 } });
  expect((await hub.call('GET', '/v1/print-lease')).body).toMatchObject({ alive: true, holder: { name: 'Box b' } });
});

test('a clock that is set back by an hour keeps nobody from printing for an hour', async () => {
  await claim('a', null);
  hub.clock.now -= 3_600_000;
  expect(await claim('b', null)).toMatchObject({ mine: true });
});
