import { afterAll, beforeAll, expect, test } from 'vitest';
import { STATION_KEY, menuOf, orderBody, startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.end());

const station = { 'x-api-key': STATION_KEY };
const quiet = async () => (await hub.call('GET', '/v1/quiet', undefined, station)).body;

test('the hub is not missed when nobody sells and nothing has happened for a quarter of an hour', async () => {
  expect(await quiet()).toEqual({ quiet: true, openShifts: 0, lastOrderAt: null });
  const menu = await menuOf(hub);
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]));
  expect(await quiet()).toEqual({ quiet: false, openShifts: 0, lastOrderAt: new Date(hub.clock.now).toISOString() });
  hub.clock.pass(14 * 60_000);
  expect((await quiet()).quiet).toBe(false);
  hub.clock.pass(60_000);
  expect((await quiet()).quiet).toBe(true);
  const shift = await hub.call('POST', '/v1/shifts', { cashRegisterId: menu.registerId, float: 50 });
  expect(shift.status).toBe(201);
  expect(await quiet()).toMatchObject({ quiet: false, openShifts: 1 });
});

test('the station makes a copy of its own before it updates the program', async () => {
  const made = await hub.call('POST', '/v1/backups', {}, station);
  expect([made.status, made.body.name]).toEqual([201, expect.stringMatching(/^before-update-/)]);
  const { body } = await hub.call('GET', `/v1/backups/${made.body.name}`);
  expect(body.sound).toBe(true);
  expect((await hub.call('GET', '/v1/backups', undefined, station)).status).toBe(403);
});
