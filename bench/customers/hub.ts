/** A hub of this tree in a process and a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'bench-administrator';

export type BenchHub = {
  readonly url: string;
  /** As `token`; without one as a stranger. @throws Error on a refusal */
  call(method: string, path: string, body?: object, token?: string): Promise<unknown>;
  readonly adminToken: string;
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
};

export const startHub = async (): Promise<BenchHub> => {
  const data = mkdtempSync(join(tmpdir(), 'passrail-bench-'));
  const entry = join(import.meta.dirname, '../../backend/cli.ts');
  const child = spawn(process.execPath, [entry, '--port', '0', '--data', data, '--demo', '--log', 'warn'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PASSRAIL_ADMIN_PASSWORD: PASSWORD },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(String(line)) as { url: string };
  const call: BenchHub['call'] = async (method, path, body, token) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const login = (await call('POST', '/auth/login', { username: 'admin', password: PASSWORD })) as { token: string };
  return {
    url,
    call,
    adminToken: login.token,
    residentBytes: async () => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(/^\w*resident\w* ([\d.e+]+)$/m.exec(text)?.[1]);
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
};
