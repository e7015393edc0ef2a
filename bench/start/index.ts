/**
 * `npm run bench -- start [--rounds 5] [--idle 30] [--clients 20]`
 * A machine that is switched on: until the ready line, until a screen is live; memory and processor time of what then runs.
 */
import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { browserArgs, findBrowser } from '../../e2e/support/browser.ts';
import { entryOf } from '../../e2e/support/entry.ts';
import { number, table } from '../streams/table.ts';
import { cpuMsOf, familyOf, memoryOf } from './usage.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n\n`);
const root = join(import.meta.dirname, '..', '..');
const password = 'polenta-e-funghi';
const MIB = 2 ** 20;

type Started = {
  readonly url: string;
  readonly pid: number;
  readonly hubPid: number;
  readonly readyMs: number;
  stop(): Promise<void>;
};

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      idle: { type: 'string', default: '30' },
      clients: { type: 'string', default: '20' },
    },
  });
  print(
    `${new Date().toISOString()}, Node ${process.version}, Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${number(loadavg()[0] ?? 0, 1)} before`,
  );
  await printStart(Number(values.rounds));
  await printRunning(Number(values.idle) * 1000, Number(values.clients));
}

const startStation = async (folder: string): Promise<Started> => {
  const begun = performance.now();
  // As it is installed: the bundles of `npm run build`, unless a source is newer.
  const child = spawn(process.execPath, [entryOf('main', 'headless')], {
    cwd: root,
    env: {
      ...process.env,
      PASSRAIL_DATA: folder,
      PASSRAIL_PORT: '0',
      PASSRAIL_DEMO: 'on',
      PASSRAIL_ADMIN_PASSWORD: password,
      PASSRAIL_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the station ended with ${code}`)));
  });
  const { url, hubPid } = JSON.parse(line) as { url: string; hubPid: number };
  return {
    url,
    hubPid,
    pid: child.pid ?? 0,
    readyMs: performance.now() - begun,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
};

const signedIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  });
  return ((await answer.json()) as { token: string }).token;
};

const launchTicket = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/auth/launch-tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await signedIn(url)}` },
    body: '{}',
  });
  return ((await answer.json()) as { ticket: string }).ticket;
};

const openKitchen = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/#launch=${encodeURIComponent(await launchTicket(url))}&/kitchen`);
  await page.getByText('Live', { exact: true }).waitFor();
};

const printStart = async (rounds: number): Promise<void> => {
  const browser = await chromium.launch({ executablePath: findBrowser().path ?? '', args: browserArgs() });
  const found: { ready: number; live: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-'));
    const begun = performance.now();
    const station = await startStation(folder);
    const page = await (await browser.newContext()).newPage();
    await openKitchen(page, station.url);
    found.push({ ready: station.readyMs, live: performance.now() - begun });
    await page.context().close();
    await station.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  await browser.close();
  const row = (what: string, pick: (one: { ready: number; live: number }) => number): string[] => {
    const sorted = found.map(pick).toSorted((a, b) => a - b);
    return [what, ...[sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) => number(ms ?? 0))];
  };
  print(
    table(
      [`From nothing, new data folder, ${rounds} times`, 'min ms', 'median ms', 'max ms'],
      [
        row('station and hub ready', ({ ready }) => ready),
        row('kitchen screen live (browser already open)', ({ live }) => live),
      ],
    ),
  );
};

const printRunning = async (idleMs: number, clients: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-'));
  const station = await startStation(folder);
  const token = await signedIn(station.url);
  const stops = await openStreams(station.url, token, clients);
  const before = { hub: cpuMsOf(station.hubPid), station: cpuMsOf(station.pid) };
  await pause(idleMs);
  const hub = cpuMsOf(station.hubPid) - before.hub;
  const agent = cpuMsOf(station.pid) - before.station;
  const rows = [
    [`hub, ${clients} streams`, number(memoryOf(station.hubPid) / MIB, 1), number((hub / idleMs) * 100, 2)],
    ['station (print agent, demo printers)', number(memoryOf(station.pid) / MIB, 1), number((agent / idleMs) * 100, 2)],
    ['hub + station', '', number(((hub + agent) / idleMs) * 100, 2)],
    await screenRow(station.url, idleMs),
  ];
  for (const stop of stops) stop.abort();
  await station.stop();
  rmSync(folder, { recursive: true, force: true });
  print(table([`Idle for ${idleMs / 1000} s`, 'MiB', '% of one core'], rows));
};

const openStreams = async (url: string, token: string, count: number): Promise<AbortController[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const stop = new AbortController();
      const answer = await fetch(`${url}/events/display`, {
        headers: { authorization: `Bearer ${token}` },
        signal: stop.signal,
      });
      // Read and thrown away, until it is cut.
      void answer.body?.pipeTo(new WritableStream()).catch(() => undefined);
      return stop;
    }),
  );

/** A browser of its own with one kitchen screen, all its processes together. */
const screenRow = async (url: string, idleMs: number): Promise<string[]> => {
  const server = await chromium.launchServer({ executablePath: findBrowser().path ?? '', args: browserArgs() });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  await openKitchen(page, url);
  const pid = server.process().pid ?? 0;
  const sum = (measure: (pid: number) => number): number => familyOf(pid).reduce((all, each) => all + measure(each), 0);
  const before = sum(cpuMsOf);
  await pause(idleMs);
  const row = [
    'one kitchen screen (headless Chromium, all its processes)',
    number(sum(memoryOf) / MIB, 1),
    number(((sum(cpuMsOf) - before) / idleMs) * 100, 2),
  ];
  await server.close();
  return row;
};
