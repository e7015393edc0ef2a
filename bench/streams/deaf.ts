/** Sixty subscribers of which twenty never read: what happens to the server's memory and to the other forty. */
import { startLoad } from './load.ts';
import { pause } from './pinned.ts';
import type { Candidate } from './servers.ts';

export interface Deaf {
  readonly published: number;
  readonly megabytesEach: number;
  /** Most resident memory on top of what the server had with its clients connected. */
  readonly growthMegabytes: number;
  readonly drops: number | undefined;
  readonly lost: number;
  readonly doubled: number;
}

const TAPS = 40;
const DEAF = 20;

export async function deaf(candidate: Candidate, seconds: number): Promise<Deaf> {
  process.env['BENCH_LOG_EVENTS'] = '1000'; // the log is memory here and must not be taken for backlog
  const server = await candidate.start();
  delete process.env['BENCH_LOG_EVENTS'];
  const load = await startLoad(server.port, { taps: TAPS, deaf: DEAF });
  try {
    const before = await server.figures('settle');
    await load.perform({ do: 'start' });
    let most = 0;
    for (let checks = 0; checks < seconds * 10; checks++) {
      await pause(100);
      most = Math.max(most, (await server.figures()).rss);
    }
    const end = await load.perform({ do: 'finish' });
    const after = await server.figures('settle');
    return {
      published: end.published,
      megabytesEach: end.bytes / TAPS / 1e6,
      growthMegabytes: (most - before.rss) / 1e6,
      drops: after.stats['drops'],
      lost: end.lost,
      doubled: end.doubled,
    };
  } finally {
    await load.stop();
    await server.stop();
  }
}
