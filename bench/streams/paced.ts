/** Latency in quiet service: 100 screens, 50 events a second, from the publisher's clock to the subscriber's. */
import { startLoad } from './load.ts';
import type { LoadFigures } from './load-process.ts';
import type { Candidate } from './servers.ts';

export async function paced(candidate: Candidate, seconds: number): Promise<LoadFigures> {
  const server = await candidate.start();
  const load = await startLoad(server.port, { taps: 100 });
  try {
    await load.perform({ do: 'paced', perSecond: 50, seconds: 1 }); // warm
    return await load.perform({ do: 'paced', perSecond: 50, seconds });
  } finally {
    await load.stop();
    await server.stop();
  }
}
