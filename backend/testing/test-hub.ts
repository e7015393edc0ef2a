import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { makeDatabase, testServer } from './postgres.ts';
import { startBackend, type Backend, type BackendPorts } from '../create-backend.ts';

export const ADMIN_PASSWORD = 'correct horse battery';
export const STATION_KEY = 'station-key-of-the-test';

type Body = Record<string, unknown>;
export type Reply = { status: number; body: any; headers: Headers };

export type TestHub = Backend & {
  folder: string;
  /** Hub time, epoch ms; assign to set the wall clock alone, `pass` lets time go by. */
  clock: { now: number; pass(ms: number): void };
  token: string;
  /** As admin unless `as` gives other headers. */
  call(method: string, path: string, body?: Body | string, headers?: Record<string, string>): Promise<Reply>;
  restart(): Promise<TestHub>;
  end(): Promise<void>;
};

const request =
  (url: string, token: () => string) =>
  async (method: string, path: string, body?: Body | string, headers: Record<string, string> = {}): Promise<Reply> => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(headers['x-api-key'] === undefined && headers['authorization'] === undefined
          ? { authorization: `Bearer ${token()}` }
          : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: answer.status, body: json ? JSON.parse(text) : text, headers: answer.headers };
  };

export type TestHubOptions = {
  folder?: string;
  now?: number;
  demo?: boolean;
  settings?: Body;
  origins?: string[];
  /** No password was given: the house waits for its first run, and nobody is signed in. */
  firstRun?: boolean;
  network?: BackendPorts['network'];
  /** Instead of ending the process. */
  onRestart?: () => void;
  recentLog?: () => readonly string[];
  databaseUrl?: string;
  trustProxy?: string[];
  jwtSecret?: string;
  station?: BackendPorts['config']['station'];
  /** Gets every log line; without it nothing is logged. */
  log?: (line: string) => void;
};

/** A real hub on a port and a folder of its own, in this process. */
export const startTestHub = async (options: TestHubOptions = {}): Promise<TestHub> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'passrail-hub-'));
  const made =
    options.databaseUrl === undefined && testServer !== undefined ? await makeDatabase(testServer) : undefined;
  const databaseUrl = options.databaseUrl ?? made?.url;
  let passed = 0;
  const clock = {
    now: options.now ?? Date.parse('2026-08-15T18:30:00.000Z'),
    pass(ms: number): void {
      passed += ms;
      this.now += ms;
    },
  };
  const backend = await startBackend({
    config: {
      host: '127.0.0.1',
      port: 0,
      data: folder,
      adminPassword: options.firstRun ? undefined : ADMIN_PASSWORD,
      jwtSecret: options.jwtSecret,
      demo: options.demo ?? true,
      log: 'silent',
      allowedHosts: new Set(),
      allowedOrigins: new Set(options.origins),
      trustProxy: options.trustProxy ?? [],
      screens: join(folder, 'no-screens'),
      mdns: undefined,
      databaseUrl,
      stationKey: STATION_KEY,
      station: options.station ?? { shell: undefined, autostart: undefined },
    },
    clock: { now: () => clock.now, monotonic: () => performance.now() + passed },
    random: { bytes: (count) => randomBytes(count) },
    timers: {
      setInterval,
      clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
      setImmediate: (run) => void setImmediate(run),
    },
    ...(options.network ? { network: options.network } : {}),
    ...(options.onRestart ? { restart: options.onRestart } : {}),
    ...(options.recentLog ? { recentLog: options.recentLog } : {}),
    logger: options.log ? pino({ level: 'trace' }, { write: options.log }) : pino({ level: 'silent' }),
  });
  let token = '';
  const call = request(backend.url, () => token);
  const login = options.firstRun
    ? { body: { token: '' } }
    : await call('POST', '/auth/login', { username: 'admin', password: ADMIN_PASSWORD }, { authorization: '' });
  token = login.body.token as string;
  if (!options.firstRun) await call('PATCH', '/v1/settings', { timeZone: 'Europe/Rome', ...options.settings });
  const end = async () => {
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
    await made?.drop();
  };
  const restart = async () => {
    await backend.stop();
    return startTestHub({ ...options, folder, now: clock.now, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  };
  return { ...backend, folder, clock, token, call, restart, end };
};

export type Menu = {
  foods: { id: string; name: string; price: string; printerId: string | null }[];
  registerId: string;
};

export const menuOf = async (hub: TestHub): Promise<Menu> => {
  const foods = await hub.call('GET', '/v1/foods');
  const registers = await hub.call('GET', '/v1/cash-registers');
  return { foods: foods.body, registerId: registers.body[0].id };
};

/** `[food index, quantity]` pairs as the body of `POST /v1/orders`. */
export const orderBody = (menu: Menu, lines: readonly (readonly [number, number])[], confirm = true): Body => ({
  table: '3',
  customer: 'Ada',
  orderItems: lines.map(([food, quantity]) => ({ foodId: menu.foods[food]?.id, quantity })),
  ...(confirm ? { confirm: { paymentMethod: 'CASH', cashRegisterId: menu.registerId } } : {}),
});
