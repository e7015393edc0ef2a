import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sender, signIn, type Api } from '../support/api.ts';
import { heardAfter, spendEvening } from '../support/evening.ts';
import type { World } from '../support/fixtures.ts';
import { launchHub, readyHub, type RunningHub } from '../support/hub.ts';
import { expect, test } from '../support/hubs.ts';
import { atPrompt, launchMove, runMove, sumsIn } from '../support/moving.ts';
import { staffToken } from '../support/phone.ts';

test.describe.configure({ timeout: 60_000 });

const startHub = (world: World, folder: string, env: Record<string, string> = {}): Promise<RunningHub> =>
  readyHub(world.keep('hub', launchHub(folder, env)));
const stopHub = async ({ program }: RunningHub): Promise<void> => {
  program.signal('SIGTERM');
  expect((await program.exited).code).toBe(0);
};
/** A hub that does not start: its exit code, and its one line. */
const refusal = async (
  world: World,
  folder: string,
  env: Record<string, string> = {},
): Promise<[number | null, string]> => {
  const program = world.keep('hub', launchHub(folder, env));
  const { code } = await program.exited;
  return [code, program.stderr.join('\n')];
};
const logIdOf = ({ program }: RunningHub): string =>
  (JSON.parse(program.stdout.at(-1) ?? '{}') as { logHead: string }).logHead.split('-')[0] ?? '';

const password = 'cipolla-rossa-di-tropea';
const addPerson = async (api: Api, username: string): Promise<number> =>
  (await api.call<{ id: number }>('POST', '/v1/users', { username, password, role: 'operator' })).id;
const signInOf = async (url: string, username: string): Promise<number> =>
  (await sender(url)('POST', '/auth/login', { username, password })).status;

test('an evening moves from a file to PostgreSQL and on to a new folder: everything is there, screens and numbers go on, the keys are good', async ({
  world,
  database,
}) => {
  const url = `${database.url}/postgres`;
  const [old, back] = [world.dataFolder, join(world.folder, 'back')];
  const first = await startHub(world, old, { PASSRAIL_DEMO: 'true' });
  const token = await staffToken(first.url);
  const api = await signIn(first.url);
  const evening = await spendEvening(api);
  await addPerson(api, 'zoë.rossi');
  // Her number was given once, and is never given again.
  const gone = await addPerson(api, 'gone.soon');
  await api.call('DELETE', `/v1/users/${gone}`);
  const beforeScreen = await heardAfter(first.url, token, `${logIdOf(first)}-0`, 2);
  const missed = await evening.sellAt(api);
  const seen = await evening.seenAt(api);
  await stopHub(first);

  const there = await runMove(world, ['--from', old, '--to', 'postgres'], { PASSRAIL_DATABASE_URL: url });
  expect([there.code, there.err]).toEqual([0, '']);
  const key = readFileSync(join(old, 'jwt-secret'), 'utf8');
  expect(there.out).toContain(join(old, 'jwt-secret'));
  expect(there.out).not.toContain(key);
  expect(await refusal(world, old)).toEqual([
    17,
    expect.stringMatching(/was moved to PostgreSQL at 127\.0\.0\.1:\d+\/postgres/),
  ]);

  const onwards = async (
    hub: RunningHub,
    last: string,
    missedOrders: number[],
    gaveLast: { person: number; order: number },
  ) => {
    const here = await signIn(hub.url);
    const { ticketNumber } = await evening.sellAt(here);
    const orders = await heardAfter(hub.url, token, last, missedOrders.length + 1);
    expect(orders.map(({ order }) => order)).toEqual([...missedOrders, gaveLast.order + 1]);
    expect(await signInOf(hub.url, 'zoë.rossi')).toBe(200);
    expect(await addPerson(here, `new.${new URL(hub.url).port}`)).toBe(gaveLast.person + 1);
    return { here, ticketNumber, last: orders.at(-1)?.id ?? '' };
  };

  // The same folder, for the key that lies in it.
  const second = await startHub(world, old, { PASSRAIL_DATABASE_URL: url });
  expect(await evening.seenAt(await signIn(second.url))).toEqual(seen);
  expect(logIdOf(second)).toBe(logIdOf(first));
  const on = await onwards(second, beforeScreen.at(-1)?.id ?? '', [missed.id], { person: gone, order: missed.id });
  expect(on.ticketNumber).toBe((missed.ticketNumber ?? 0) + 1);
  const seenThere = await evening.seenAt(on.here);
  await stopHub(second);

  const env = { PASSRAIL_DATABASE_URL: url, PASSRAIL_JWT_SECRET: key };
  const again = await runMove(world, ['--from', 'postgres', '--to', back], env);
  expect([again.code, again.err]).toEqual([0, '']);
  expect(statSync(join(back, 'jwt-secret')).mode & 0o777).toBe(0o600);
  expect(await refusal(world, join(world.folder, 'own'), env)).toEqual([
    17,
    expect.stringContaining(`was moved to ${back}`),
  ]);
  // And to a database that sorts otherwise, without a hub between: the same sums, whatever holds the rows.
  atPrompt(
    url,
    `create database other template template0 encoding 'UTF8' locale_provider icu icu_locale 'it' lc_collate 'C' lc_ctype 'C'`,
  );
  const other = await runMove(world, ['--from', back, '--to', `${database.url}/other`]);
  const home = await runMove(world, ['--from', `${database.url}/other`, '--to', join(world.folder, 'home')]);
  expect(sumsIn(again).length).toBeGreaterThan(20);
  expect([sumsIn(other), sumsIn(home)]).toEqual([sumsIn(again), sumsIn(again)]);

  const third = await startHub(world, join(world.folder, 'home'), { PASSRAIL_JWT_SECRET: key });
  expect(await evening.seenAt(await signIn(third.url))).toEqual(seenThere);
  const last = await onwards(third, on.last, [], { person: gone + 1, order: missed.id + 1 });
  expect(last.ticketNumber).toBe((on.ticketNumber ?? 0) + 1);
  await stopHub(third);
});

test('a move that is not safe is refused in one line; one that is killed in the middle leaves the source whole and is made again', async ({
  world,
  database,
}) => {
  const url = `${database.url}/postgres`;
  const env = { PASSRAIL_DATABASE_URL: url };
  const old = world.dataFolder;
  const refused = async (
    code: number,
    line: RegExp,
    args: string[],
    more: Record<string, string> = env,
  ): Promise<void> => {
    const told = await runMove(world, args, more);
    expect([told.code, told.err.split('\n')]).toEqual([code, [expect.stringMatching(line)]]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  };
  const first = await startHub(world, old, { PASSRAIL_DEMO: 'true' });
  await refused(11, /another hub is running on the data folder/, ['--from', old, '--to', 'postgres']);
  await stopHub(first);
  const to = (place: string) => ['--from', old, '--to', place];
  const withoutSource = ['--from', 'postgres', '--to', join(world.folder, 'new')];
  // One at a time holds the folder; the others do not come so far.
  await Promise.all([
    refused(16, /database "none" does not exist/, to(`${database.url}/none`)),
    refused(13, /--to has a password in it.* PASSRAIL_DATABASE_URL/, to('postgresql://ada:hunter2@127.0.0.1/db')),
    refused(13, /must be like postgresql:/, withoutSource, {
      PASSRAIL_DATABASE_URL: 'mysql://ada:hunter2@127.0.0.1/db',
    }),
    refused(13, /there is no data at PostgreSQL/, withoutSource),
  ]);

  const log = new DatabaseSync(join(old, 'passrail.db'));
  log.exec(`with recursive n(seq) as (select 2 union all select seq + 1 from n where seq < 40000)
    insert into events (seq, at, type, body) select n.seq, at, type, body from n, events where events.seq = 1`);
  log.exec("update foods set description = 'aglio' || char(0) || 'e olio' where id = (select min(id) from foods)");
  log.close();
  const killed = launchMove(world, to('postgres'), env);
  await killed.line('the begin of the copy', (line) => line.startsWith('Copying') || undefined);
  killed.signal('SIGKILL');
  expect((await killed.exited).signal).toBe('SIGKILL');
  expect(await refusal(world, join(world.folder, 'own'), env)).toEqual([
    18,
    expect.stringContaining(`holds an unfinished copy of ${old}`),
  ]);
  await stopHub(await startHub(world, old));
  const { code, out } = await runMove(world, to('postgres'), env);
  expect([code, out]).toEqual([0, expect.stringMatching(/events +40,0\d\d /)]);
  expect(out).toContain('(U+0000) was left out of 1 row:');

  const hub = await startHub(world, join(world.folder, 'own'), env);
  await refused(11, /a hub is connected to PostgreSQL at .*; stop it first/, [
    '--from',
    'postgres',
    '--to',
    join(world.folder, 'new'),
  ]);
  await refused(17, /was moved to PostgreSQL/, to('postgres'));
  // What a hub meets that was cut off from its database while the data was moved away.
  atPrompt(url, `update meta set name = 'moved-to', value = '{"place":"elsewhere","at":0}' where name = 'log-id'`);
  const api = await signIn(hub.url);
  await api.send('PATCH', '/v1/settings', { venueName: 'sold to nobody' }).catch(() => undefined);
  expect(await hub.program.exited).toEqual({ code: 17, signal: null });
  expect(hub.program.stderr.at(-1)).toContain('was moved to elsewhere');
});
