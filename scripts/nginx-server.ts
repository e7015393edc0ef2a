import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { firstWord, freePort, until } from './support/ports.ts';

export type FoundNginx =
  | { readonly path: string; readonly reason?: undefined }
  | { readonly path?: undefined; readonly reason: string };

/** nginx on this machine, or in one line why there is none. Nothing is downloaded. */
export const findNginx = (): FoundNginx => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const path = folders.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file));
  return path === undefined ? { reason: 'no nginx was found' } : { path };
};

export type Nginx = { readonly url: string; stop(): Promise<void> };

/**
 * One of a test's own in `folder`, with the very file that is delivered: only its addresses are others. `hubs`: "127.0.0.1:4301".
 */
export const startNginx = async (path: string, folder: string, hubs: readonly string[]): Promise<Nginx> => {
  const port = await freePort();
  const delivered = readFileSync(join(import.meta.dirname, '..', 'packaging', 'nginx.conf'), 'utf8');
  const ours = hubs.values();
  const site = delivered
    .replaceAll(/10\.0\.0\.\d+:4300/g, () => ours.next().value ?? '127.0.0.1:1')
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, 'site.conf'), site);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      'daemon off;',
      // Root lends it no other user: its files are in a folder of this one.
      process.getuid?.() === 0 ? 'user root;' : '',
      'worker_processes 1;',
      `pid ${folder}/nginx.pid;`,
      `error_log ${folder}/error.log;`,
      'events { worker_connections 4000; }',
      `http { access_log off; ${paths.join(' ')} include ${folder}/site.conf; }`,
    ].join('\n'),
  );
  const child = spawn(path, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until('nginx', async () => (await firstWord(port, 'HEAD /nowhere HTTP/1.0\r\n\r\n')) !== undefined);
  return { url: `http://127.0.0.1:${port}`, stop: () => ended(child) };
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};
