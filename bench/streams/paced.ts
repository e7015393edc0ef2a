/** Latency in quiet service: 100 screens, 50 events a second, from the publisher's clock to the subscriber's. */
import { machineMicros } from './calm.ts';
import { startLoad } from './load.ts';
import type { LoadFigures } from './load-process.ts';
import type { Candidate } from './servers.ts';

export interface Paced extends LoadFigures {
  readonly othersCpu: number;
}

export async function paced(candidate: Candidate, seconds: number): Promise<Paced> {
  const server = await candidate.start();
  const load = await startLoad(server.port, { taps: 100 });
  try {
    const warm = await load.perform({ do: 'paced', perSecond: 50, seconds: 1 });
    const [machine, before] = [machineMicros(), await server.figures()];
    const result = await load.perform({ do: 'paced', perSecond: 50, seconds });
    const own = (await server.figures()).cpuMicros - before.cpuMicros + result.cpuMicros - warm.cpuMicros;
    return { ...result, othersCpu: Math.max(0, (machineMicros() - machine - own) / 1e6 / seconds) };
  } finally {
    await load.stop();
    await server.stop();
  }
}
