/** The product itself: orders over HTTP, committed to disk, then on the kitchen's screens. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { machineMicros } from './calm.ts';
import { startLoad } from './load.ts';
import { pause, pinned } from './pinned.ts';
import { figuresOf } from './proc.ts';
import type { Quantiles } from './quantiles.ts';
import { PLACE, type Work } from './work.ts';

export interface WholePath {
  readonly ordersPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly answers: Quantiles;
  readonly latency: Quantiles;
  readonly cpuMicrosPerOrder: number;
  readonly serverCpu: number;
  readonly loadCpu: number;
  readonly othersCpu: number;
  readonly lost: number;
  readonly doubled: number;
}

const HUB = join(import.meta.dirname, '../../backend/cli.ts');
const PASSWORD = 'bench-password';
/** Streams that one member of staff may hold; a little below the cap. */
const STREAMS_EACH = 50;
const WARM_MS = 2000;

export async function wholePath(screens: number, seconds: number): Promise<WholePath> {
  const hub = await startHub();
  const load = await startLoad(hub.port, { taps: screens }, await furnish(hub.port, screens));
  try {
    await load.perform({ do: 'start' });
    await pause(WARM_MS);
    const [before, loadBefore] = [figuresOf(hub.pid), await load.perform({ do: 'sample', stride: 7 })];
    const machine = machineMicros();
    await pause(seconds * 1000);
    const machineUsed = machineMicros() - machine;
    const [after, loadAfter] = [figuresOf(hub.pid), await load.perform({ do: 'figures' })];
    const end = await load.perform({ do: 'finish' });
    const took = (loadAfter.atMs - loadBefore.atMs) / 1000;
    const orders = loadAfter.published - loadBefore.published;
    const serverCpu = (after.cpuMicros - before.cpuMicros) / 1e6 / took;
    const loadCpu = (loadAfter.cpuMicros - loadBefore.cpuMicros) / 1e6 / took;
    return {
      othersCpu: Math.max(0, machineUsed / 1e6 / seconds - serverCpu - loadCpu),
      ordersPerSecond: orders / took,
      deliveriesPerSecond: (loadAfter.deliveries - loadBefore.deliveries) / took,
      answers: loadAfter.answers,
      latency: loadAfter.latency,
      cpuMicrosPerOrder: (after.cpuMicros - before.cpuMicros) / orders,
      serverCpu,
      loadCpu,
      lost: end.lost,
      doubled: end.doubled,
    };
  } finally {
    await load.stop();
    await hub.stop();
  }
}

interface RunningHub {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

async function startHub(): Promise<RunningHub> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-hub-'));
  const [command, ...args] = pinned(0, [process.execPath, HUB]);
  const child = spawn(command as string, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PASSRAIL_PORT: '0',
      PASSRAIL_DATA: folder,
      PASSRAIL_LOG: 'error',
      PASSRAIL_ADMIN_PASSWORD: PASSWORD,
    },
  });
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<{ url: string; pid: number }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code}`)));
    lines.once('line', (line) => resolve(JSON.parse(line) as { url: string; pid: number }));
  });
  return {
    port: Number(new URL(ready.url).port),
    pid: ready.pid,
    stop: async () => {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A menu, a register and as many members of staff as the screens need; what the load client does with them. */
async function furnish(port: number, screens: number): Promise<Work> {
  const post = async <T>(path: string, body: object, token?: string): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  type Made = { readonly id: string };
  const logIn = (username: string): Promise<{ token: string }> => post('/auth/login', { username, password: PASSWORD });
  const { token } = await logIn('admin');
  const printer = await post<Made>('/v1/printers', { name: 'Kitchen', ip: '192.0.2.1' }, token);
  const category = await post<Made>(
    '/v1/categories',
    { name: 'Dishes', position: 1, printerId: printer.id, stationId: null, available: true },
    token,
  );
  const food = await post<Made>(
    '/v1/foods',
    {
      name: 'Gnocchi al ragù',
      description: '',
      price: 7.5,
      available: true,
      categoryId: category.id,
      printerId: printer.id,
    },
    token,
  );
  const register = await post<Made>(
    '/v1/cash-registers',
    { name: 'Till', enabled: true, defaultPrinterId: printer.id },
    token,
  );
  const staff: string[] = [];
  for (let count = 0; count < screens / STREAMS_EACH; count++) {
    await post(
      '/v1/users',
      { username: `screen-${count}`, password: PASSWORD, role: 'operator', roleId: 'operator' },
      token,
    );
    staff.push((await logIn(`screen-${count}`)).token);
  }
  const orderItems = [1, 2, 3].map((quantity) => ({ foodId: food.id, quantity, notes: 'senza formaggio' }));
  const confirm = { paymentMethod: 'CASH', cashRegisterId: register.id };
  return {
    path: '/events/ticket',
    headers: staff.map((each) => ({ Authorization: `Bearer ${each}` })),
    publish: {
      path: '/v1/orders',
      headers: { Authorization: `Bearer ${staff[0]}` },
      body: JSON.stringify({ table: '12', customer: PLACE, orderItems, confirm }),
    },
  };
}
