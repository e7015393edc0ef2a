import { connect, createServer } from 'node:net';

/** A port of this machine that nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Whether whoever listens there says anything to `question`. */
export const answers = (port: number, question: string | Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(question));
    const say = (yes: boolean) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('data', say(true)).once('error', say(false)).once('end', say(false)).setTimeout(1000, say(false));
  });

export const answersHttp = (port: number): Promise<boolean> => answers(port, 'HEAD /nowhere HTTP/1.0\r\n\r\n');

/** Asks ten times a second. @throws Error after 30 s */
export const until = async (who: string, done: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${who} did not begin to listen within 30 s`);
};
