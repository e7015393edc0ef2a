import { connect } from 'node:net';

/** What came back for one hostile request. */
export type Outcome = { readonly statuses: readonly number[]; readonly silent: boolean };

// Waiting for the rest of a request that never comes is right, for a while; this client then hangs up.
const patienceMs = 1_500;

/** Sends bytes as they are, reads until the answer's head is here or the peer hangs up. Never rejects on a cut connection. */
export const fire = (base: string, bytes: Buffer): Promise<Outcome> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(base);
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    let silent = true;
    const statuses = (): number[] =>
      [...text.matchAll(/(?:^|\r\n|\})HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));
    const done = (): void => {
      socket.destroy();
      resolve({ statuses: statuses(), silent });
    };
    socket.setTimeout(patienceMs, done);
    socket.on('error', done);
    socket.on('close', done);
    socket.on('data', (part: Buffer) => {
      silent = false;
      text += part.toString('latin1');
      // 100 Continue is no answer yet.
      if (text.includes('\r\n\r\n') && statuses().some((status) => status >= 200)) socket.end(() => done());
    });
    socket.write(bytes);
  });

/** Runs `work` on each item, at most `atOnce` at a time, in order of start. */
export const inParallel = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};
