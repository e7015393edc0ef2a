/** Forty subscribers read, then twenty more join who never do: what happens to the server's memory and to the forty. */
import { startLoad } from './load.ts';
import { pause } from './pinned.ts';
import type { Candidate, Server } from './servers.ts';

export interface Deaf {
  readonly published: number;
  /** Sent to each of the forty while the twenty were there. */
  readonly megabytesEach: number;
  /** Most resident memory on top of the most there was before they joined, under the same traffic. */
  readonly growthMegabytes: number;
  readonly drops: number | undefined;
  readonly lost: number;
  readonly doubled: number;
}

const TAPS = 40;
const DEAF = 20;
/** A young generation that does not grow: else resident memory tells how much garbage V8 lets lie, not what waits for the deaf. */
const STEADY_HEAP = ['--max-semi-space-size=4'];
/** Until code is compiled and the heap has the size that this traffic gives it. */
const WARM_MS = 4000;

export async function deaf(candidate: Candidate, seconds: number): Promise<Deaf> {
  process.env['BENCH_LOG_EVENTS'] = '1000'; // the log is memory here and must not be taken for backlog
  const server = await candidate.start(STEADY_HEAP);
  delete process.env['BENCH_LOG_EVENTS'];
  const load = await startLoad(server.port, { taps: TAPS });
  try {
    await load.perform({ do: 'start' });
    await pause(WARM_MS);
    const usual = await mostMemory(server, seconds);
    const before = await load.perform({ do: 'deafen', count: DEAF });
    const most = await mostMemory(server, seconds);
    const end = await load.perform({ do: 'finish' });
    return {
      published: end.published - before.published,
      megabytesEach: (end.bytes - before.bytes) / TAPS / 1e6,
      growthMegabytes: Math.max(0, most - usual) / 1e6,
      drops: (await server.figures()).stats['drops'],
      lost: end.lost,
      doubled: end.doubled,
    };
  } finally {
    await load.stop();
    await server.stop();
  }
}

/** The most resident memory during some seconds, bytes. */
async function mostMemory(server: Server, seconds: number): Promise<number> {
  let most = 0;
  for (let checks = 0; checks < seconds * 10; checks++) {
    await pause(100);
    most = Math.max(most, (await server.figures()).rss);
  }
  return most;
}
