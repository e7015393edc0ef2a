/** Sixty subscribers of which twenty never read: what happens to the server's memory and to the other forty. */
import { type Crowd, startLoad } from './load.ts';
import type { LoadFigures } from './load-process.ts';
import { pause } from './pinned.ts';
import type { ServerFigures } from './server-process.ts';
import type { Candidate } from './servers.ts';

export interface Deaf {
  readonly published: number;
  readonly megabytesEach: number;
  /** Most resident memory on top of what the server had with its clients connected. */
  readonly growthMegabytes: number;
  /** The same when all sixty read: what the traffic itself costs, garbage not yet collected above all. */
  readonly normalGrowthMegabytes: number;
  readonly drops: number | undefined;
  readonly lost: number;
  readonly doubled: number;
}

const TAPS = 40;
const DEAF = 20;

export async function deaf(candidate: Candidate, seconds: number): Promise<Deaf> {
  const normal = await growth(candidate, { taps: TAPS + DEAF }, seconds);
  const { end, after, megabytes } = await growth(candidate, { taps: TAPS, deaf: DEAF }, seconds);
  return {
    published: end.published,
    megabytesEach: end.bytes / TAPS / 1e6,
    growthMegabytes: megabytes,
    normalGrowthMegabytes: normal.megabytes,
    drops: after.stats['drops'],
    lost: end.lost,
    doubled: end.doubled,
  };
}

interface Growth {
  readonly end: LoadFigures;
  readonly after: ServerFigures;
  readonly megabytes: number;
}

async function growth(candidate: Candidate, crowd: Crowd, seconds: number): Promise<Growth> {
  process.env['BENCH_LOG_EVENTS'] = '1000'; // the log is memory here and must not be taken for backlog
  const server = await candidate.start();
  delete process.env['BENCH_LOG_EVENTS'];
  const load = await startLoad(server.port, crowd);
  try {
    const before = await server.figures('settle');
    await load.perform({ do: 'start' });
    let most = 0;
    for (let checks = 0; checks < seconds * 10; checks++) {
      await pause(100);
      most = Math.max(most, (await server.figures()).rss);
    }
    const end = await load.perform({ do: 'finish' });
    return { end, after: await server.figures('settle'), megabytes: (most - before.rss) / 1e6 };
  } finally {
    await load.stop();
    await server.stop();
  }
}
