import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A crowd of raw connections to one server. */
export type Crowd = {
  readonly sockets: readonly Socket[];
  readonly open: () => number;
  /** Cuts all; resolves when the last is closed here. */
  readonly leave: () => Promise<void>;
};

const atOnce = 200;

/** Connects `count` sockets, some hundred at a time (a longer queue would overflow the listen backlog), and writes `first` on each. */
export const crowd = async (base: string, count: number, first = ''): Promise<Crowd> => {
  const { hostname, port } = new URL(base);
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(atOnce, count - sockets.length) }, () => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.on('error', () => undefined);
      return socket;
    });
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
    for (const socket of batch) if (first !== '') socket.write(first);
    sockets.push(...batch);
  }
  return {
    sockets,
    open: () => sockets.filter(({ closed }) => !closed).length,
    leave: async () => {
      const still = sockets.filter(({ closed }) => !closed);
      const gone = still.map((socket) => once(socket, 'close'));
      for (const socket of still) socket.destroy();
      await Promise.all(gone);
    },
  };
};

/** Sockets this machine lets one process have; a few are kept for everything else. */
export const socketsAllowed = (wanted: number): number => {
  if (process.platform === 'win32') return wanted;
  const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? wanted : Math.min(wanted, Number(limit) - 300);
};
