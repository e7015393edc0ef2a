import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FreezableCable = {
  readonly port: number;
  /** Nothing gets through any more, and nobody is told. */
  freeze(): void;
  /** What was on its way arrives. */
  thaw(): void;
  end(): Promise<void>;
};

/** A network between two machines that can swallow everything without a goodbye, as a dying switch does. */
export const layFreezableCable = async (to: number): Promise<FreezableCable> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  const gone = new Set<Socket>();
  let frozen = false;
  const join = (pair: readonly [Socket, Socket]): void => {
    const [near, far] = pair;
    if (gone.has(near) || gone.has(far)) return hangUp(pair);
    near.pipe(far);
    far.pipe(near);
  };
  const hangUp = (pair: readonly [Socket, Socket]): void => {
    pairs.delete(pair);
    for (const socket of pair) {
      gone.delete(socket);
      socket.destroy();
    }
  };
  const server = createServer((near) => {
    const pair = [near, connect(to, '127.0.0.1')] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      // The other end does not hear of it before the cable carries something again.
      socket.on('close', () => (frozen ? gone.add(socket) : hangUp(pair)));
    }
    if (!frozen) join(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      frozen = true;
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    thaw: () => {
      frozen = false;
      for (const pair of pairs) join(pair);
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) hangUp(pair);
      }),
  };
};
