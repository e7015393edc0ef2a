/** How many deliveries a second of the server's time buys, and what a connection costs. */
import { type Crowd, startLoad } from './load.ts';
import { machineMicros } from './calm.ts';
import { pause } from './pinned.ts';
import type { Candidate } from './servers.ts';

export interface Saturated {
  readonly deliveriesPerSecond: number;
  /** Server CPU per delivery, µs: what a busy machine cannot distort much. */
  readonly cpuMicros: number;
  readonly serverCpu: number;
  readonly loadCpu: number;
  /** Cores that neither server nor load client used. */
  readonly othersCpu: number;
  readonly kilobytesPerClient: number;
  /** From publisher to subscriber, under this load. */
  readonly latencyP99Ms: number;
  readonly loopDelayP99Ms: number;
  readonly lost: number;
  readonly doubled: number;
  readonly returns: number;
  readonly stats: Readonly<Record<string, number>>;
}

const WARM_MS = 1000;
/** Prime, so that the sample meets every client and every publisher. */
const STRIDE = 97;

export async function saturated(candidate: Candidate, crowd: Crowd, seconds: number): Promise<Saturated> {
  const server = await candidate.start();
  const idle = await server.figures('settle');
  const load = await startLoad(server.port, crowd);
  try {
    await pause(WARM_MS);
    const open = await server.figures('settle');
    await load.perform({ do: 'start' });
    await pause(WARM_MS);
    const [before, loadBefore] = [
      await server.figures('restart'),
      await load.perform({ do: 'sample', stride: STRIDE }),
    ];
    const machine = machineMicros();
    await pause(seconds * 1000);
    const machineUsed = machineMicros() - machine;
    const [after, loadAfter] = [await server.figures(), await load.perform({ do: 'figures' })];
    const end = await load.perform({ do: 'finish' });
    const deliveries = loadAfter.deliveries - loadBefore.deliveries;
    const took = (loadAfter.atMs - loadBefore.atMs) / 1000;
    const serverCpu = (after.cpuMicros - before.cpuMicros) / 1e6 / took;
    const loadCpu = (loadAfter.cpuMicros - loadBefore.cpuMicros) / 1e6 / took;
    return {
      othersCpu: Math.max(0, machineUsed / 1e6 / seconds - serverCpu - loadCpu),
      deliveriesPerSecond: deliveries / took,
      cpuMicros: (after.cpuMicros - before.cpuMicros) / deliveries,
      serverCpu,
      loadCpu,
      kilobytesPerClient: (open.rss - idle.rss) / 1024 / (crowd.taps + (crowd.returning ?? 0)),
      latencyP99Ms: loadAfter.latency.p99,
      loopDelayP99Ms: after.loopDelayP99Ms,
      lost: end.lost,
      doubled: end.doubled,
      returns: end.returns,
      stats: after.stats,
    };
  } finally {
    await load.stop();
    await server.stop();
  }
}
