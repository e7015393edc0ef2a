/** One server under test, in a process of its own. `node server-process.ts NAME`; answers questions over IPC. */
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Peer } from './peer.ts';

/** `settle` collects garbage first, `restart` begins a new loop-delay measure. */
export type Question = 'figures' | 'settle' | 'restart';

export interface ServerFigures {
  /** CPU used so far, user and system, µs. */
  readonly cpuMicros: number;
  /** Resident memory, bytes. */
  readonly rss: number;
  readonly loopDelayP99Ms: number;
  readonly stats: Readonly<Record<string, number>>;
}

const name = process.argv[2] ?? '';
const { serve } = (await import(`./peers/${name}.ts`)) as { serve(): Peer | Promise<Peer> };
const peer = await serve();
const resolution = 1;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

peer.server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  process.send?.({ port: (peer.server.address() as AddressInfo).port });
});

process.on('message', (question: Question) => {
  if (question === 'settle') global.gc?.();
  if (question === 'restart') delay.reset();
  process.send?.(figures());
});
process.on('disconnect', () => process.exit());

function figures(): ServerFigures {
  const { user, system } = process.cpuUsage();
  return {
    cpuMicros: user + system,
    rss: process.memoryUsage.rss(),
    loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - resolution),
    stats: peer.stats?.() ?? {},
  };
}
