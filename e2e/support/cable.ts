import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export type Cable = {
  /** The hub, through this cable. */
  readonly url: string;
  pull(): void;
  plugIn(): void;
  end(): Promise<void>;
};

/** A network cable between one screen and the hub: pulled, what goes through it ends and nothing new gets in. */
export const layCable = async (hubUrl: string): Promise<Cable> => {
  const { port } = new URL(hubUrl);
  const sockets = new Set<Socket>();
  let pulled = false;
  const server = createServer((near) => {
    if (pulled) return near.destroy();
    const far = connect(Number(port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull: () => {
      pulled = true;
      cut();
    },
    plugIn: () => {
      pulled = false;
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
};
