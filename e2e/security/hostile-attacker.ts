/** The attacker's own process: its thousands of sockets must cost the hub something, not the till that measures. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export type Order =
  | {
      readonly do: 'come';
      readonly base: string;
      readonly count: number;
      readonly first: string;
      readonly deaf: boolean;
    }
  /** Each of the next `count` sockets in turn says one byte more. */
  | { readonly do: 'pester'; readonly count: number }
  /** Waits until the other side has ended them all. */
  | { readonly do: 'outlast' }
  | { readonly do: 'leave' };
export type Report = { readonly open: number };

// A longer queue would overflow the server's listen backlog.
const atOnce = 200;
let sockets: Socket[] = [];
let next = 0;

const come = async (base: string, count: number, first: string, deaf: boolean): Promise<void> => {
  const { hostname, port } = new URL(base);
  const goal = sockets.length + count;
  while (sockets.length < goal) {
    const batch = Array.from({ length: Math.min(atOnce, goal - sockets.length) }, () => {
      const socket = connect({ host: hostname, port: Number(port) });
      // Reading is what tells that the other side has hung up.
      if (deaf) socket.pause();
      else socket.resume();
      socket.on('error', () => undefined);
      return socket;
    });
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
    for (const socket of batch) if (first !== '') socket.write(first);
    sockets.push(...batch);
  }
};

const closed = async (): Promise<void> => {
  await Promise.all(sockets.filter((socket) => !socket.closed).map((socket) => once(socket, 'close')));
};

const leave = async (): Promise<void> => {
  const gone = closed();
  for (const socket of sockets) socket.destroy();
  await gone;
  sockets = [];
};

const obey = async (order: Order): Promise<void> => {
  if (order.do === 'come') await come(order.base, order.count, order.first, order.deaf);
  if (order.do === 'leave') await leave();
  if (order.do === 'outlast') await closed();
  if (order.do === 'pester')
    for (let count = 0; count < order.count; count += 1) sockets[(next += 1) % sockets.length]?.write('a');
};

const report = (): void =>
  void process.send?.({ open: sockets.filter((socket) => !socket.closed).length } satisfies Report);

process.on('message', (order: Order) => void obey(order).then(report));
process.on('disconnect', () => process.exit(0));
