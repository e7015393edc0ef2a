/**
 * `npm run bench -- printing [--orders 300] [--per-minute 240] [--speed 0] [--jobs 10000] [--rounds 300] [--parts encoding,latency,memory]`
 * The print path against emulated printers, one of twelve dead: Markdown on stdout.
 */
import { cpus, loadavg, release } from 'node:os';
import { parseArgs } from 'node:util';
import { number, table } from '../streams/table.ts';
import { encoding } from './encoding.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n\n`);

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: 'string', default: '300' },
      'per-minute': { type: 'string', default: '240' },
      speed: { type: 'string', default: '0' },
      jobs: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '300' },
      parts: { type: 'string', default: 'encoding,latency,memory' },
    },
  });
  const parts = values.parts.split(',');
  const load = loadavg()[0];
  print(
    `${new Date().toISOString()}, Node ${process.version}, Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${number(load, 1)} before`,
  );
  if (parts.includes('encoding')) await printEncoding(Number(values.rounds));
  if (parts.includes('latency'))
    await printLatency(Number(values.orders), Number(values['per-minute']), Number(values.speed));
  if (parts.includes('memory')) await printMemory(Number(values.jobs));
}

const printEncoding = async (rounds: number): Promise<void> => {
  const found = await encoding(rounds);
  const rows = found.map(({ what, bytes, ms, cpuMs }) => [
    what,
    number(bytes),
    ...[cpuMs, ms.p50, ms.p99, ms.max].map((one) => number(one, 2)),
  ]);
  print(table([`Ticket (${rounds} times)`, 'bytes', 'CPU ms', 'p50 ms', 'p99 ms', 'max ms'], rows));
};

const printLatency = async (orders: number, perMinute: number, speed: number): Promise<void> => {
  const found = await latency(orders, perMinute, speed);
  print(
    table(
      [`${orders} orders, ${perMinute} a minute, 12 printers, 1 dead`, 'p50 ms', 'p99 ms', 'max ms'],
      [
        ['confirm → answer', ...[found.answer.p50, found.answer.p99, found.answer.max].map((one) => number(one))],
        [
          'confirm → first byte, healthy printers',
          ...[found.firstByte.p50, found.firstByte.p99, found.firstByte.max].map((one) => number(one)),
        ],
      ],
    ),
  );
  print(`${found.slips} slips on the healthy printers, ${found.missing} missing.`);
};

const printMemory = async (jobs: number): Promise<void> => {
  const found = await memory(jobs);
  const rows = found.map((one) => [number(one.jobs), number(one.rss / 2 ** 20, 1), number(one.seconds)]);
  print(table(['Slips printed', 'agent, MiB resident', 'seconds'], rows));
};
