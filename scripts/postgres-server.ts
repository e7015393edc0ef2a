import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstWord, freePort, until } from './support/ports.ts';

export type FoundPostgres =
  | { readonly bin: string; readonly reason?: undefined }
  | { readonly bin?: undefined; readonly reason: string };

const debian = '/usr/lib/postgresql';
const OLDEST = 15;

/** PostgreSQL's programs on this machine, or in one line why there are none. Nothing is downloaded. */
export const findPostgres = (): FoundPostgres => {
  const named = process.env['PASSRAIL_POSTGRES_BIN'];
  if (named)
    return existsSync(join(named, 'initdb'))
      ? { bin: named }
      : { reason: `PASSRAIL_POSTGRES_BIN names ${named}, which has no initdb` };
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= OLDEST)
    : [];
  const newest = versions.toSorted((a, b) => b - a)[0];
  if (newest !== undefined) return { bin: join(debian, String(newest), 'bin') };
  return {
    reason: `no PostgreSQL ${OLDEST} or newer was found; install one, or name its folder of programs in PASSRAIL_POSTGRES_BIN`,
  };
};

export type PostgresServer = {
  /** "postgresql://postgres@127.0.0.1:54321", without a database. */
  readonly url: string;
  start(): Promise<void>;
  /** At once, as when the power goes. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** Of a server whose data need not outlive the machine: a commit waits for no disk. Killed, it still has what it answered. */
export const forgetful = ['fsync=off', 'full_page_writes=off'] as const;

/**
 * A server of one test's own in `folder`, which lets everybody of this machine in. It refuses to run as root, so root lends it another.
 * `more`: settings beside its own, `name=value`.
 */
export const startPostgres = async (
  bin: string,
  folder: string,
  more: readonly string[] = [],
): Promise<PostgresServer> => {
  const user = process.getuid?.() === 0 ? somebody() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(bin, 'initdb'), init, { ...user });
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'shared_buffers=32MB', ...more];
    const options = settings.flatMap((one) => ['-c', one]);
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, ...options], {
      ...user,
      stdio: 'ignore',
    });
    server = child;
    await until('PostgreSQL', () => admits(port));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = server;
    server = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  await start();
  // SIGQUIT: immediate; SIGINT: fast, with a checkpoint.
  return {
    url: `postgresql://postgres@127.0.0.1:${port}`,
    start,
    kill: () => end('SIGQUIT'),
    stop: () => end('SIGINT'),
  };
};

const somebody = (): { uid: number; gid: number } => {
  const idOf = (flag: '-u' | '-g', name: string): number =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  const name = idOf('-u', 'postgres') > 0 ? 'postgres' : 'nobody';
  return { uid: idOf('-u', name), gid: idOf('-g', name) };
};

const words = Buffer.from('user\0postgres\0database\0postgres\0\0');
const hello = Buffer.alloc(8);
hello.writeUInt32BE(hello.length + words.length, 0);
// Version 3.0 of how clients and servers talk.
hello.writeUInt32BE(3 << 16, 4);

/**
 * Whether it lets its owner in: "R", a word about who it is. One that starts, or mends itself after a kill, answers long before and turns
 * everybody away ("E").
 */
const admits = async (port: number): Promise<boolean> =>
  (await firstWord(port, Buffer.concat([hello, words])))?.startsWith('R') === true;
