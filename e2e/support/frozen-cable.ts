import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FreezableCable = {
  readonly port: number;
  /** Nothing gets through any more, and nobody is told. */
  freeze(): void;
  /** The same, from the bytes on that say `text`, in either direction. Resolves in that moment. */
  freezeAt(text: string): Promise<void>;
  /** What was on its way arrives. */
  thaw(): void;
  end(): Promise<void>;
};

/** A network between two machines that can swallow everything without a goodbye, as a dying switch does. */
export const layFreezableCable = async (to: number): Promise<FreezableCable> => {
  const sockets = new Set<Socket>();
  /** What was sent, and who hung up, while nothing got through; in its order. */
  let held: (() => void)[] = [];
  let frozen = false;
  let trap: { text: string; sprung(): void } | undefined;

  const carry = (what: () => void): void => {
    if (frozen) held.push(what);
    else what();
  };
  const lay = (one: Socket, other: Socket): void => {
    sockets.add(one);
    one.on('data', (chunk) => {
      if (trap && chunk.includes(trap.text)) {
        frozen = true;
        trap.sprung();
        trap = undefined;
      }
      carry(() => void other.write(chunk));
    });
    one.on('error', () => undefined);
    one.on('close', () => {
      sockets.delete(one);
      carry(() => other.destroy());
    });
  };
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    lay(near, far);
    lay(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      frozen = true;
    },
    freezeAt: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      trap = { text, sprung: resolve };
      return promise;
    },
    thaw: () => {
      frozen = false;
      const late = held;
      held = [];
      for (const arrive of late) arrive();
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
