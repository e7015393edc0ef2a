import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answers, freePort, until } from './support/ports.ts';

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

/** A server of one test's own in `folder`, which lets everybody of this machine in. It refuses to run as root, so root lends it another. */
export const startPostgres = async (bin: string, folder: string): Promise<PostgresServer> => {
  const user = process.getuid?.() === 0 ? somebody() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {
      ...user,
      encoding: 'utf8',
    },
  );
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr || String(init.error)}`);
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'shared_buffers=32MB'].flatMap((one) => [
      '-c',
      one,
    ]);
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, ...settings], {
      ...user,
      stdio: 'ignore',
    });
    server = child;
    await until('PostgreSQL', () => answers(port, ASK));
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

/** PostgreSQL's own question whether it takes connections: a request for encryption, which it answers with one letter. */
const ASK = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
