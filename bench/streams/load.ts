/** Handle of the load client's process. */
import type { LoadFigures, Order } from './load-process.ts';
import { token } from './peers/hub.ts';
import { forkPinned, reply } from './pinned.ts';
import { EVENT_BODY, type Work } from './work.ts';

export interface Crowd {
  readonly taps: number;
  readonly returning?: number;
}

export interface Load {
  perform(order: Order): Promise<LoadFigures>;
  stop(): Promise<void>;
}

/** What all servers of the first table understand. */
const PLAIN: Work = {
  path: '/events',
  headers: [{ Authorization: `Bearer ${token()}` }],
  publish: { path: '/publish', headers: {}, body: EVENT_BODY },
};

/** Starts the load client and connects its subscribers. */
export async function startLoad(port: number, crowd: Crowd, work: Work = PLAIN): Promise<Load> {
  const { taps, returning = 0 } = crowd;
  const child = forkPinned(1, 'load-process.ts', []);
  const load: Load = {
    perform: (order) => {
      child.send(order);
      return reply<LoadFigures>(child);
    },
    stop: async () => {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL'); // its sockets are reset by the kernel
      await exit;
    },
  };
  await load.perform({ do: 'connect', port, work, taps, returning });
  return load;
}
