/** Handle of the load client's process. */
import type { LoadFigures, Order } from './load-process.ts';
import { token } from './peers/hub.ts';
import { forkPinned, reply } from './pinned.ts';

export interface Crowd {
  readonly taps: number;
  readonly returning?: number;
  readonly deaf?: number;
}

export interface Load {
  perform(order: Order): Promise<LoadFigures>;
  stop(): Promise<void>;
}

/** Starts the load client and connects its subscribers. */
export async function startLoad(port: number, { taps, returning = 0, deaf = 0 }: Crowd): Promise<Load> {
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
  await load.perform({ do: 'connect', port, headers: { Authorization: `Bearer ${token()}` }, taps, returning, deaf });
  return load;
}
