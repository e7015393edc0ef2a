import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { menuOf, orderBody, startTestHub, type TestHub, type TestHubOptions } from '../../testing/test-hub.ts';

const hubs: TestHub[] = [];
const start = async (options: TestHubOptions = {}): Promise<TestHub> => {
  const hub = await startTestHub(options);
  hubs.push(hub);
  return hub;
};
const restart = async (hub: TestHub): Promise<TestHub> => {
  const again = await hub.restart();
  hubs.splice(hubs.indexOf(hub), 1, again);
  return again;
};
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.end()));
});

const sell = async (hub: TestHub): Promise<void> => {
  expect((await hub.call('POST', '/v1/orders', orderBody(await menuOf(hub), [[0, 1]]))).status).toBe(201);
};
const orders = async (hub: TestHub): Promise<number> =>
  (await hub.call('GET', '/v1/orders?limit=100')).body.pagination.totalItems as number;

test('a copy is made, says what is in it, and brings the house back to that moment under another log', async () => {
  const asked = Promise.withResolvers<void>();
  const hub = await start({ onRestart: asked.resolve });
  await sell(hub);
  const { status, body: made } = await hub.call('POST', '/v1/backups');
  expect(status).toBe(201);
  expect(made.name).toMatch(/^manual-2026-08-15-/);
  await sell(hub);
  expect((await hub.call('GET', `/v1/backups/${made.name}`)).body).toMatchObject({
    sound: true,
    newer: false,
    orders: 1,
    venueName: null,
  });
  const before = (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head');

  const restored = await hub.call('POST', `/v1/backups/${made.name}/restore`);
  expect(restored.body).toEqual({ name: made.name, restarting: true });
  await asked.promise;
  const again = await restart(hub);
  expect(await orders(again)).toBe(1);
  const head = (await again.call('GET', '/v1/orders')).headers.get('x-passrail-head');
  expect(head?.split('-')[0]).not.toBe(before?.split('-')[0]);
  // What was there is not lost: it is a copy now, with both orders.
  const kept = ((await again.call('GET', '/v1/backups')).body as { name: string }[]).find(({ name }) =>
    name.startsWith('before-restore'),
  );
  expect((await again.call('GET', `/v1/backups/${kept?.name}`)).body).toMatchObject({ sound: true, orders: 2 });
});

test('a damaged copy, one of a newer Passrail and a name that leads elsewhere are refused, and nothing changes', async () => {
  let ended = 0;
  const hub = await start({ onRestart: () => (ended += 1) });
  const { body: made } = await hub.call('POST', '/v1/backups');
  const file = (name: string) => join(hub.folder, 'backups', name);
  writeFileSync(file('garbage.db'), 'not a database at all');
  const newer = new Database(file(made.name as string));
  newer.exec("insert into kysely_migration (name, timestamp) values ('999-tomorrow', '')");
  newer.close();
  const refused = async (name: string) =>
    (await hub.call('POST', `/v1/backups/${name}/restore`)).body.message as string;
  expect(await refused('garbage.db')).toBe('This backup is damaged');
  expect(await refused(made.name as string)).toBe('This backup was written by a newer Passrail');
  for (const name of ['..%2Fpassrail.db', '..%2Fjwt-secret', 'no-such.db', '.db'])
    expect((await hub.call('GET', `/v1/backups/${name}/file`)).status).toBe(404);
  expect(ended).toBe(0);
  expect(existsSync(join(hub.folder, 'passrail.db.restore'))).toBe(false);
});

test('only an administrator may look, take or restore', async () => {
  const hub = await start();
  const maintainer = await personWith(hub, 'maintainer');
  const { body: made } = await hub.call('POST', '/v1/backups');
  for (const [method, path] of [
    ['GET', '/v1/backups'],
    ['POST', '/v1/backups'],
    ['GET', `/v1/backups/${made.name}/file`],
    ['POST', `/v1/backups/${made.name}/restore`],
    ['DELETE', `/v1/backups/${made.name}`],
  ] as const)
    expect((await hub.call(method, path, undefined, maintainer)).status).toBe(403);
  const trail = (await hub.call('GET', '/v1/audit?area=backups')).body.data as { action: string }[];
  expect(trail.map(({ action }) => action)).toEqual(['made']);
  const bytes = await fetch(`${hub.url}/v1/backups/${made.name}/file`, {
    headers: { authorization: `Bearer ${hub.token}` },
  });
  expect(new TextDecoder().decode((await bytes.arrayBuffer()).slice(0, 15))).toBe('SQLite format 3');
  expect((await hub.call('DELETE', `/v1/backups/${made.name}`)).status).toBe(204);
  expect(readdirSync(join(hub.folder, 'backups'))).toEqual([]);
});

test('a start that dies in the middle of a restore goes on with it', async () => {
  const hub = await start();
  await sell(hub);
  const { body: made } = await hub.call('POST', '/v1/backups');
  await sell(hub);
  await hub.call('POST', `/v1/backups/${made.name}/restore`);
  await hub.stop();
  // The database was moved away, then the power went.
  renameSync(join(hub.folder, 'passrail.db'), join(hub.folder, 'backups', 'before-restore-1.db'));
  const again = await startTestHub({ folder: hub.folder });
  hubs.splice(0, 1, again);
  expect(await orders(again)).toBe(1);
});
