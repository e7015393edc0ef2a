/**
 * `npm run bench -- customers [--streams 2000] [--rate 30] [--seconds 20]`: one stream a customer, half of each protocol, and
 * status changes at a steady rate. Latency is from the moment a change is asked for to the frame at its customer.
 */
import { get } from 'node:http';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { number, table } from '../streams/table.ts';
import { startHub, type BenchHub } from './hub.ts';

type Guest = { token: string };
type Heard = { frames: number; doubled: number; latencies: number[] };

const STEPS = ['Preparing', 'Out for Delivery', 'Delivered'] as const;
/** What CampusBite calls each step; `accepted` comes before the first. */
const CAMPUS: Readonly<Record<string, string>> = {
  processing: 'Preparing',
  ready: 'Out for Delivery',
  picked_up: 'Delivered',
};

const pool = async <T>(count: number, width: number, run: (index: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) results[index] = await run(index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
};

const guest = async (hub: BenchHub): Promise<Guest> => {
  const { data } = (await hub.call('POST', '/api/auth/guest', {})) as { data: { accessToken: string } };
  return { token: data.accessToken };
};

/** Opens a stream; resolves at its greeting. `hear` gets each business frame's data. */
const open = (url: string, hear: (data: string) => void): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a stream was refused: ${response.statusCode}`));
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        const frames = (text + part).split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) if (frame.startsWith('id: ')) hear(/^data: (.*)$/m.exec(frame)?.[1] ?? '');
      });
      resolve(() => request.destroy());
    });
    request.on('error', reject);
  });

const listenTo = (hub: BenchHub, guests: readonly Guest[], asked: ReadonlyMap<string, number>, heard: Heard) => {
  const seen = new Set<string>();
  const note = (key: string): void => {
    heard.frames += 1;
    if (seen.has(key)) heard.doubled += 1;
    seen.add(key);
    const since = asked.get(key);
    if (since !== undefined) heard.latencies.push(performance.now() - since);
  };
  const campus = (data: string): void => {
    const { orderId, status } = (JSON.parse(data) as { data: { orderId: string; status: string } }).data;
    note(`${orderId} ${CAMPUS[status] ?? status}`);
  };
  const orders = (data: string): void => {
    const { order_id, order_status } = JSON.parse(data) as { order_id: string; order_status: string };
    note(`${order_id} ${order_status}`);
  };
  return pool(guests.length, 64, (index) => {
    const token = guests[index]?.token ?? '';
    return index % 2 === 0
      ? open(`${hub.url}/api/notifications/subscribe?token=${token}`, campus)
      : open(`${hub.url}/api/orders/stream?token=${token}`, orders);
  });
};

const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      streams: { type: 'string', default: '2000' },
      rate: { type: 'string', default: '30' },
      seconds: { type: 'string', default: '20' },
    },
  });
  const [streams, rate, seconds] = [Number(values.streams), Number(values.rate), Number(values.seconds)];
  const hub = await startHub();
  try {
    await measure(hub, streams, rate, seconds);
  } finally {
    await hub.stop();
  }
};

const measure = async (hub: BenchHub, streams: number, rate: number, seconds: number): Promise<void> => {
  const guests = await pool(streams, 16, () => guest(hub));
  const changes = rate * seconds;
  const [food] = (await hub.call('GET', '/v1/foods', undefined, hub.adminToken)) as { id: string }[];
  const items = [{ product_id: food?.id, qty: 1 }];
  const placed = await pool(Math.ceil(changes / STEPS.length), 16, async (index) => {
    const owner = (index * 7919) % streams;
    const { data } = (await hub.call('POST', '/api/orders', { items }, guests[owner]?.token)) as {
      data: { id: string; orderId: string };
    };
    // Under the name by which its customer's protocol knows it.
    return { id: data.id, name: owner % 2 === 0 ? data.orderId : data.id, extra: owner % 2 === 0 ? 1 : 0 };
  });

  const before = await hub.residentBytes();
  const asked = new Map<string, number>();
  const heard: Heard = { frames: 0, doubled: 0, latencies: [] };
  const leave = await listenTo(hub, guests, asked, heard);
  const perStream = ((await hub.residentBytes()) - before) / streams;

  const answers: Promise<unknown>[] = [];
  const start = performance.now();
  let expected = 0;
  // Step by step over all orders, so that no change waits for the answer of the one before it on the same order.
  for (let index = 0; index < changes; index += 1) {
    const order = placed[index % placed.length];
    const step = STEPS[Math.floor(index / placed.length)];
    if (!order || !step) break;
    const wait = start + (index * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
    asked.set(`${order.name} ${step}`, performance.now());
    expected += 1 + (step === 'Preparing' ? order.extra : 0);
    answers.push(hub.call('PATCH', `/api/orders/${order.id}/status`, { order_status: step }, hub.adminToken));
  }
  await Promise.all(answers);
  const deadline = performance.now() + 5_000;
  while (heard.frames < expected && performance.now() < deadline) await new Promise((resume) => setTimeout(resume, 50));
  for (const end of leave) end();

  const sorted = heard.latencies.toSorted((a, b) => a - b);
  const [cpu] = os.cpus();
  process.stdout.write(
    `${os.cpus().length} × ${cpu?.model}, node ${process.versions.node}, load average ${number(os.loadavg()[0], 1)}\n\n${table(
      ['streams', 'changes/s', 'frames', 'lost', 'doubled', 'p50 ms', 'p99 ms', 'worst ms', 'KiB a stream'],
      [
        [
          number(streams),
          number(rate),
          number(heard.frames),
          number(expected - (heard.frames - heard.doubled)),
          number(heard.doubled),
          number(quantile(sorted, 0.5), 1),
          number(quantile(sorted, 0.99), 1),
          number(sorted.at(-1), 1),
          number(perStream / 1024, 1),
        ],
      ],
    )}\n`,
  );
};
