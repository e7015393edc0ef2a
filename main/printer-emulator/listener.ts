import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { once } from 'node:events';

/** The listening port, which a fault may close and open again. */
export type Listener = {
  /** Answers the port, the same one every time. */
  listen(): Promise<number>;
  close(): void;
  /** Resolves when the port is free again. */
  closed(): Promise<void>;
};

/** Tries to get the port back after a fault: somebody else may hold it for a moment, but a missing printer would hang a test. */
const tries = 40;
const retryMs = 50;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

export function createListener(host: string, wantedPort: number, onSocket: (socket: Socket) => void): Listener {
  let server: Server | undefined;
  let port = wantedPort;
  let known = false;
  let closing = Promise.resolve();

  const attempt = async (): Promise<number> => {
    // Half-open: a host that has sent its FIN still gets its answers. Paused: who waits for its turn is not read.
    // The small mark makes a pause stop the reading at once; the default would read on for 64 KB.
    const fresh = createServer(
      { allowHalfOpen: true, pauseOnConnect: true, noDelay: true, highWaterMark: 1 },
      onSocket,
    );
    fresh.listen({ port, host });
    await once(fresh, 'listening');
    server = fresh;
    const address = fresh.address();
    if (address && typeof address === 'object') port = address.port;
    known = true;
    return port;
  };

  return {
    async listen() {
      if (server) return port;
      for (let left = known ? tries : 1; ; left -= 1) {
        try {
          return await attempt();
        } catch (error) {
          if (left <= 1) throw error;
          await pause(retryMs);
        }
      }
    },
    close() {
      const old = server;
      server = undefined;
      if (old) closing = new Promise((resolve) => void old.close(() => resolve()));
    },
    async closed() {
      this.close();
      await closing;
    },
  };
}
