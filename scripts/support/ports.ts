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

/** What whoever listens there says first to `question`; undefined when nobody does, or hangs up. */
export const firstWord = (port: number, question: string | Uint8Array): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(question));
    const say = (word: string | undefined): void => {
      socket.destroy();
      resolve(word);
    };
    const nothing = (): void => say(undefined);
    socket.once('data', (reply) => say(reply.toString('latin1')));
    socket.once('error', nothing).once('end', nothing).setTimeout(1000, nothing);
  });

/** Asks ten times a second. @throws Error after 30 s */
export const until = async (who: string, done: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${who} let nobody in within 30 s`);
};
