import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderPage } from '#contract/orders.ts';
import type { Asked, Row, Seen } from './acts.ts';
import type { Truth } from './projections.ts';

const PASSWORD = 'polenta-e-funghi';
const STATION_KEY = 'station-key-of-the-truth-test';
const root = join(import.meta.dirname, '../../..');

type Answer<T> = { status: number; body: T };

/** A hub as a process of its own, on a data folder of its own: what it says goes over real sockets, and it can be killed. */
export class RealHub {
  url = '';
  token = '';
  private registerId = '';
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'passrail-truth-'));

  async start(): Promise<void> {
    this.child = spawn(
      process.execPath,
      ['--import', join(import.meta.dirname, 'jumping-clock.ts'), 'backend/cli.ts', '--data', this.data, '--demo'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          PASSRAIL_PORT: '0',
          PASSRAIL_LOG: 'fatal',
          PASSRAIL_ADMIN_PASSWORD: PASSWORD,
          PASSRAIL_STATION_KEY: STATION_KEY,
        },
      },
    );
    const [line] = (await once(this.child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    this.url = (JSON.parse(String(line)) as { url: string }).url;
    const login = await this.call<{ token: string }>('POST', '/auth/login', { username: 'admin', password: PASSWORD });
    this.token = login.body.token;
    this.registerId = (await this.call<{ id: string }[]>('GET', '/v1/cash-registers')).body[0]?.id ?? '';
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  /** As a power cut: nothing is said to anybody. */
  async kill(): Promise<void> {
    if (!this.child) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
    this.child = undefined;
  }

  jumpClock(): void {
    this.child?.kill('SIGUSR2');
  }

  /** With the hub dead: what the data folder holds, to go back to. */
  keepCopy(): void {
    for (const name of databaseFiles(this.data)) copyFileSync(join(this.data, name), join(this.folder, `copy-${name}`));
  }

  /** With the hub dead: the data folder as it was at the last `keepCopy`. */
  restoreCopy(): void {
    for (const name of databaseFiles(this.data)) rmSync(join(this.data, name));
    for (const name of readdirSync(this.folder).filter((one) => one.startsWith('copy-')))
      copyFileSync(join(this.folder, name), join(this.data, name.slice('copy-'.length)));
    // As a backup of ours is: without the name of the log, so that what is numbered anew is not taken for what was sent before.
    const database = new Database(join(this.data, 'passrail.db'));
    database.prepare("DELETE FROM meta WHERE name = 'log-id'").run();
    database.close();
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call<T>(method: string, path: string, body?: unknown, by?: 'station'): Promise<Answer<T>> {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(by === 'station' ? { 'x-api-key': STATION_KEY } : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  async ask({ method, path, body, by }: Asked): Promise<number> {
    return (await this.call(method, path, body, by)).status;
  }

  async look(): Promise<Seen> {
    return { ...(await this.truth()), registerId: this.registerId };
  }

  async truth(): Promise<Truth> {
    const [orders, categories, printers, jobs, slips, settings] = await Promise.all([
      this.orders(),
      this.call<Truth['categories']>('GET', '/v1/categories?include=foods'),
      this.call<Truth['printers']>('GET', '/v1/printers'),
      this.call<{ data: Truth['jobs'] }>('GET', '/v1/print-jobs'),
      this.call<{ data: Truth['slips'] }>('GET', '/v1/paper?limit=50'),
      this.call<Truth['settings']>('GET', '/v1/settings'),
    ]);
    return {
      orders,
      categories: categories.body,
      printers: printers.body,
      jobs: jobs.body.data,
      slips: slips.body.data,
      settings: settings.body,
    };
  }

  private async orders(): Promise<Row[]> {
    const all: Row[] = [];
    for (let page = 1; ; page += 1) {
      const query = `limit=100&page=${page}&include=items&include=ordersStationsStates`;
      const { data, pagination } = (await this.call<OrderPage>('GET', `/v1/orders?${query}`)).body;
      all.push(...data);
      if (page >= pagination.totalPages) return all;
    }
  }
}

const databaseFiles = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^passrail\.db(-wal|-shm)?$/.test(name));
