import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { OpenedServer } from '../../backend/testing/postgres-door.ts';
import { findPostgres, forgetful, startPostgres, type PostgresServer } from '../postgres-server.ts';

/** Global setup of Vitest. Nothing is started before a test asks at the door, and everything is ended with the run. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const { bin, reason } = findPostgres();
  if (bin === undefined) {
    console.warn(`tests on PostgreSQL are skipped: ${reason}`);
    project.provide('postgres', { reason });
    return undefined;
  }
  const servers = createServers(bin);
  const door = await openDoor(servers);
  project.provide('postgres', { url: door.url });
  return async () => {
    await door.close();
    await servers.end();
  };
};

type Servers = {
  /** The one that all files share is number 0. */
  open(number: number): Promise<OpenedServer>;
  openAnother(): Promise<OpenedServer>;
  at(number: number): Promise<PostgresServer | undefined>;
  end(): Promise<void>;
};

const createServers = (bin: string): Servers => {
  const folders: string[] = [];
  const servers: PostgresServer[] = [];
  const starting: Promise<PostgresServer>[] = [];
  const start = async (): Promise<PostgresServer> => {
    const folder = mkdtempSync(join(tmpdir(), 'passrail-postgres-'));
    folders.push(folder);
    const server = await startPostgres(bin, folder, forgetful);
    servers.push(server);
    return server;
  };
  const open = async (number: number): Promise<OpenedServer> => {
    const { url } = await (starting[number] ??= start());
    return { number, url };
  };
  // Vitest leaves at once when it is told to: nothing can be waited for then, and a server that dies still writes for a moment.
  const leave = (): void => {
    for (const folder of folders) {
      killIn(folder);
      removeStubborn(folder);
    }
  };
  process.once('exit', leave);

  return {
    open,
    openAnother: () => open(Math.max(1, starting.length)),
    at: async (number) => starting[number],
    end: async () => {
      await Promise.allSettled(starting);
      await Promise.all(servers.map((server) => server.stop()));
      process.off('exit', leave);
      // One that never let anybody in is still to be ended.
      leave();
    },
  };
};

/** By the number that it keeps in its data: it may have been started, and not known to have come up. */
const killIn = (folder: string): void => {
  try {
    const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    // While its data are made it is negative.
    if (Number(pid) > 0) process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // There is none, and none that could begin without its folder.
  }
};

const removeStubborn = (folder: string): void => {
  for (let tries = 0; tries < 20 && existsSync(folder); tries += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
};

/** `POST /shared`, `/another`: a server; `/<number>/kill`, `/<number>/start`: what becomes of one. */
const openDoor = async (servers: Servers): Promise<{ url: string; close(): Promise<void> }> => {
  const answer = async (path: string): Promise<unknown> => {
    if (path === '/shared') return servers.open(0);
    if (path === '/another') return servers.openAnother();
    const [, number, deed] = path.split('/');
    const server = await servers.at(Number(number));
    if (server !== undefined && (deed === 'kill' || deed === 'start')) return (await server[deed]()) ?? {};
    throw new Error(`nobody knows ${path} here`);
  };
  const door = createServer((request, response) => {
    answer(request.url ?? '').then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        door.close(() => resolve());
        door.closeAllConnections();
      }),
  };
};
