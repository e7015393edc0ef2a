import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { entryOf } from '../../support/entry.ts';

const root = resolve(import.meta.dirname, '../../..');

export type HubProcess = {
  readonly url: string;
  readonly pid: number;
  /** `<logId>-<seq>` as it started. */
  readonly logHead: string;
  /** What it wrote on stderr so far. */
  readonly log: () => string;
  readonly exited: () => boolean;
  /** Ends it at once, as a power cut does; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
};

export type HubOptions = { readonly data: string; readonly adminPassword: string; readonly args?: readonly string[] };

/** A hub of this tree as a process of its own, on any free port; known from outside by its ready line and its URL only. */
export const startHub = async ({ data, adminPassword, args = [] }: HubOptions): Promise<HubProcess> => {
  const child = spawn(
    nodeProgram(),
    [entryOf('backend', 'cli'), '--port', '0', '--data', data, '--log', 'warn', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PASSRAIL_ADMIN_PASSWORD: adminPassword },
    },
  );
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log = (log + String(text)).slice(-20_000)));
  const gone = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  const ready = new Promise<{ url: string; logHead: string }>((done) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += String(part);
      if (text.includes('\n')) done(JSON.parse(text.slice(0, text.indexOf('\n'))) as { url: string; logHead: string });
    });
  });
  const line = await Promise.race([
    ready,
    gone.then((code) => Promise.reject(new Error(`the hub ended with ${code}: ${log}`))),
  ]);
  return {
    url: line.url,
    pid: child.pid ?? 0,
    logHead: line.logHead,
    log: () => log,
    exited: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
};

/** A folder of its own for one hub, and how to be rid of it. */
export const dataFolder = async (): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'passrail-conformance-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
};

/** The product’s own Node when the machine’s is older. */
export const nodeProgram = (): string => {
  const own = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return Number(process.versions.node.split('.')[0]) < 24 && existsSync(own) ? own : process.execPath;
};
