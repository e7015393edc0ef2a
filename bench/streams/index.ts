/**
 * `npm run bench -- streams [--clients 1000,10000] [--seconds 4] [--rounds 1] [--only hub,nchan] [--parts saturated,returning,deaf,paced,whole]`
 * The stream hub, fed in process, against its peers: servers on one core, the load client on another, Markdown on stdout.
 * `--rounds` is how often a measurement that others disturbed is taken again; the calmest counts.
 */
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { calmest } from './calm.ts';
import { deaf } from './deaf.ts';
import { paced } from './paced.ts';
import { canPin } from './pinned.ts';
import { type Saturated, saturated } from './saturated.ts';
import { CANDIDATES, type Candidate, missing } from './servers.ts';
import { number, table } from './table.ts';
import { wholePath } from './whole-path.ts';
import { EVENT_BODY, MARK_DIGITS, PLACE } from './work.ts';

interface Plan {
  readonly candidates: readonly Candidate[];
  readonly clients: readonly number[];
  readonly seconds: number;
  readonly rounds: number;
}

const PARTS = {
  saturated: saturation,
  returning: returningClients,
  deaf: neverReading,
  paced: latency,
  whole: fromTillToScreen,
} as const;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clients: { type: 'string', default: '1000,10000' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '1' },
      only: { type: 'string' },
      parts: { type: 'string', default: Object.keys(PARTS).join(',') },
    },
  });
  const wanted = CANDIDATES.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
  const absent = wanted.flatMap(({ name }) => missing(name) ?? []);
  const plan: Plan = {
    candidates: wanted.filter(({ name }) => missing(name) === undefined),
    clients: values.clients.split(',').map(Number),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
  };
  print(machine());
  for (const line of absent) print(line);
  for (const part of values.parts.split(',')) await PARTS[part as keyof typeof PARTS](plan);
}

async function saturation({ candidates, clients, seconds, rounds }: Plan): Promise<void> {
  for (const taps of clients) {
    const results = new Map<string, Saturated>();
    for (const candidate of candidates) {
      results.set(candidate.name, await calmest(rounds, () => saturated(candidate, { taps }, seconds)));
    }
    const ours = results.get('hub');
    print(`\n### ${number(taps)} clients, saturated by 8 publishers\n`);
    print(
      table(
        [
          '',
          'deliveries/s',
          'hub is',
          'CPU µs a delivery',
          'hub is',
          'KB a client',
          'latency p99 ms',
          'loop delay p99 ms',
          'CPU server / load / others',
          'lost / doubled',
        ],
        candidates.map(({ name, label }) => saturationRow(label, results.get(name), ours)),
      ),
    );
  }
}

function saturationRow(label: string, result: Saturated | undefined, ours: Saturated | undefined): string[] {
  if (!result) return [label];
  return [
    label,
    number(result.deliveriesPerSecond),
    ratio(ours && ours.deliveriesPerSecond / result.deliveriesPerSecond),
    number(result.cpuMicros, 2),
    ratio(ours && result.cpuMicros / ours.cpuMicros),
    number(result.kilobytesPerClient, 1),
    number(result.latencyP99Ms),
    number(result.loopDelayP99Ms, 1),
    `${number(result.serverCpu, 2)} / ${number(result.loadCpu, 2)} / ${number(result.othersCpu, 2)}`,
    `${number(result.lost)} / ${number(result.doubled)}`,
  ];
}

async function returningClients({ candidates, clients, seconds, rounds }: Plan): Promise<void> {
  const hub = candidates.find(({ name }) => name === 'hub');
  if (!hub) return;
  print('\n### A quarter of the clients keeps leaving and coming back\n');
  const rows: string[][] = [];
  for (const total of clients) {
    const returning = Math.floor(total / 4);
    const result = await calmest(rounds, () => saturated(hub, { taps: total - returning, returning }, seconds));
    rows.push([
      number(total),
      number(result.returns),
      number(result.stats['replays']),
      number(result.deliveriesPerSecond),
      number(result.cpuMicros, 2),
      number(result.loopDelayP99Ms, 1),
      `${number(result.lost)} / ${number(result.doubled)}`,
      number(result.stats['drops']),
    ]);
  }
  print(
    table(
      [
        'clients',
        'returns',
        'replays',
        'deliveries/s',
        'CPU µs a delivery',
        'loop delay p99 ms',
        'lost / doubled',
        'dropped',
      ],
      rows,
    ),
  );
}

async function neverReading({ candidates, seconds }: Plan): Promise<void> {
  print('\n### 20 of 60 clients never read\n');
  const rows: string[][] = [];
  for (const candidate of candidates) {
    const result = await deaf(candidate, 2 * seconds);
    rows.push([
      candidate.label,
      number(result.published),
      number(result.megabytesEach, 1),
      number(result.growthMegabytes, 1),
      number(result.drops),
      `${number(result.lost)} / ${number(result.doubled)}`,
    ]);
  }
  print(table(['', 'events', 'MB a client', 'memory growth MB', 'dropped', 'lost / doubled by the 40'], rows));
}

async function latency({ candidates, seconds, rounds }: Plan): Promise<void> {
  print('\n### Latency at 100 clients and 50 events/s\n');
  const rows: string[][] = [];
  for (const candidate of candidates) {
    const { latency: found, lost, doubled, othersCpu } = await calmest(rounds, () => paced(candidate, 2 * seconds));
    rows.push([
      candidate.label,
      number(found.p50, 2),
      number(found.p99, 2),
      number(found.max, 2),
      number(othersCpu, 2),
      `${number(lost)} / ${number(doubled)}`,
    ]);
  }
  print(table(['', 'p50 ms', 'p99 ms', 'worst ms', 'CPU others', 'lost / doubled'], rows));
}

async function fromTillToScreen({ seconds, rounds }: Plan): Promise<void> {
  print('\n### The whole path: `POST /v1/orders` with confirm, 8 tills, durable, to the kitchen screens\n');
  const rows: string[][] = [];
  for (const screens of [100, 1000]) {
    const result = await calmest(rounds, () => wholePath(screens, 2 * seconds));
    rows.push([
      number(screens),
      number(result.ordersPerSecond),
      number(result.answers.p50, 1),
      number(result.answers.p99, 1),
      number(result.deliveriesPerSecond),
      number(result.latency.p50, 1),
      number(result.latency.p99, 1),
      number(result.cpuMicrosPerOrder),
      `${number(result.serverCpu, 2)} / ${number(result.loadCpu, 2)} / ${number(result.othersCpu, 2)}`,
      `${number(result.lost)} / ${number(result.doubled)}`,
    ]);
  }
  const head = [
    'screens',
    'orders/s',
    'answer p50 ms',
    'p99 ms',
    'deliveries/s',
    'till to screen p50 ms',
    'p99 ms',
    'CPU µs an order',
    'CPU server / load / others',
    'lost / doubled',
  ];
  print(table(head, rows));
}

function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const pinning = canPin
    ? 'server on core 0, load client on core 1'
    : 'not pinned: server and load client share the cores';
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${model} · Linux ${release()} · Node ${process.versions.node} · ${pinning} · event of ${Buffer.byteLength(EVENT_BODY) + MARK_DIGITS + 1 - PLACE.length} bytes`;
}

function ratio(value: number | undefined): string {
  return value === undefined ? '–' : `${number(value, 2)}×`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
