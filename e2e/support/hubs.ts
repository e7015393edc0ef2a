import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { findPostgres, startPostgres, type PostgresServer } from '../../scripts/postgres-server.ts';
import { signIn, type Api } from './api.ts';
import { test as base } from './fixtures.ts';
import { launchHub, readyHub, type RunningHub } from './hub.ts';
import { createTempFolder } from './temp.ts';

/** Several hubs over one database; each is at its place for good, whichever process runs there. */
export type Hubs = {
  readonly database: PostgresServer;
  readonly urls: readonly string[];
  api(at: number): Promise<Api>;
  kill(at: number): Promise<void>;
  start(at: number): Promise<void>;
};

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
    const secret = randomUUID();
    const running: (RunningHub | undefined)[] = [];
    const ports: string[] = [];
    const start = async (at: number): Promise<void> => {
      const env = {
        PASSRAIL_DATABASE_URL: `${database.url}/postgres`,
        PASSRAIL_JWT_SECRET: secret,
        PASSRAIL_PORT: ports[at] ?? '0',
      };
      running[at] = await readyHub(world.keep(`hub ${at}`, launchHub(join(world.folder, `hub-${at}`), env)));
      ports[at] = new URL(running[at].url).port;
    };
    for (const at of [0, 1, 2]) await start(at);
    await use({
      database,
      urls: ports.map((port) => `http://127.0.0.1:${port}`),
      api: (at) => signIn(`http://127.0.0.1:${ports[at]}`),
      start,
      kill: async (at) => {
        running[at]?.program.signal('SIGKILL');
        await running[at]?.program.exited;
      },
    });
    // Before the database, which would wait for them.
    await Promise.all(running.map(async (hub) => hub?.program.end()));
  },
});

export { expect } from '@playwright/test';
