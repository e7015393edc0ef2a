import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findNginx, startNginx } from '../../scripts/nginx-server.ts';
import { findPostgres, startPostgres, type PostgresServer } from '../../scripts/postgres-server.ts';
import { signIn, type Api } from './api.ts';
import { test as base } from './fixtures.ts';
import { layFreezableCable, type FreezableCable } from './frozen-cable.ts';
import { launchHub, readyHub, type RunningHub } from './hub.ts';
import { createTempFolder } from './temp.ts';

/** What hubs and stations of the test know each other by. */
export const STATION_KEY = 'a-key-that-all-hubs-and-stations-know';

/** Three hubs over one database behind a balancer; each is at its place for good, whichever process runs there. */
export type Hubs = {
  readonly database: PostgresServer;
  /** Of the hubs themselves. */
  readonly urls: readonly string[];
  /** Of the balancer. */
  readonly balanced: string;
  /** Between each hub and the database. */
  readonly cables: readonly FreezableCable[];
  api(at: number): Promise<Api>;
  kill(at: number): Promise<void>;
  /** Politely; answers the exit code. */
  stop(at: number): Promise<number | null>;
  start(at: number): Promise<void>;
  logOf(at: number): readonly string[];
};

const PLACES = [0, 1, 2];

export const test = base.extend<{ database: PostgresServer; hubs: Hubs }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs: nothing
  database: async ({}, use) => {
    const { bin, reason } = findPostgres();
    if (bin === undefined) throw new Error(reason);
    const folder = await createTempFolder();
    const database = await startPostgres(bin, folder.path);
    await use(database);
    await database.stop();
    await folder.remove();
  },
  hubs: async ({ world, database }, use) => {
    const nginx = findNginx();
    if (nginx.path === undefined) throw new Error(nginx.reason);
    const proxyFolder = await createTempFolder();
    const cables = await Promise.all(PLACES.map(() => layFreezableCable(Number(new URL(database.url).port))));
    const secret = randomUUID();
    const running: RunningHub[] = [];
    const ports: string[] = [];
    const start = async (at: number): Promise<void> => {
      const env = {
        PASSRAIL_DATABASE_URL: `postgresql://postgres@127.0.0.1:${cables[at]?.port}/postgres`,
        PASSRAIL_JWT_SECRET: secret,
        PASSRAIL_PORT: ports[at] ?? '0',
        PASSRAIL_STATION_KEY: STATION_KEY,
        PASSRAIL_TRUST_PROXY: '127.0.0.1',
      };
      const hub = await readyHub(world.keep(`hub ${at}`, launchHub(join(world.folder, `hub-${at}`), env)));
      running[at] = hub;
      ports[at] = new URL(hub.url).port;
    };
    const end = async (at: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
      running[at]?.program.signal(signal);
      return (await running[at]?.program.exited)?.code ?? null;
    };
    // All at once, as after a power cut: one of them makes the tables.
    await Promise.all(PLACES.map(start));
    const balancer = await startNginx(
      nginx.path,
      proxyFolder.path,
      ports.map((port) => `127.0.0.1:${port}`),
    );
    await use({
      database,
      cables,
      balanced: balancer.url,
      urls: ports.map((port) => `http://127.0.0.1:${port}`),
      api: (at) => signIn(`http://127.0.0.1:${ports[at]}`),
      start,
      kill: async (at) => void (await end(at, 'SIGKILL')),
      stop: (at) => end(at, 'SIGTERM'),
      logOf: (at) => running[at]?.program.stderr ?? [],
    });
    await balancer.stop();
    // Before the database, which would wait for them.
    await Promise.all(running.map((hub) => hub.program.end()));
    await Promise.all(cables.map((cable) => cable.end()));
    await proxyFolder.remove();
  },
});

export { expect } from '@playwright/test';
