/** The wire between one hub and its database, that falls silent: nothing gets through, and nobody is told. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What becomes of the connections that were open. `held`: the network forgets nothing, what was sent meanwhile comes late, as
 * TCP's own repeats would bring it. `lost`: something on the way forgot them, and they stay mute for good on both sides.
 */
export type Silence = 'held' | 'lost';
export type Wire = {
  readonly port: number;
  /** At once; or, given a text, in the moment it has passed on the way to the database. Resolves when it is silent. */
  cut(after?: string): Promise<void>;
  heal(kind: Silence): void;
  end(): Promise<void>;
};

type Direction = { readonly from: Socket; readonly to: Socket; readonly waiting: Buffer[]; isLost: boolean };

export const layWire = async (farPort: number): Promise<Wire> => {
  const directions = new Set<Direction>();
  const unanswered = new Set<Socket>();
  let silent = false;
  let armed: { text: string; done: () => void } | undefined;

  const carry = (from: Socket, to: Socket, isRequest: boolean): void => {
    const direction: Direction = { from, to, waiting: [], isLost: false };
    directions.add(direction);
    from.on('data', (chunk: Buffer) => {
      if (direction.isLost) return;
      if (silent) return void direction.waiting.push(chunk);
      to.write(chunk);
      if (isRequest && armed && chunk.includes(armed.text)) {
        silent = true;
        armed.done();
        armed = undefined;
      }
    });
    from.on('error', () => undefined);
    // A goodbye does not get through either.
    from.on('close', () => {
      if (!silent && !direction.isLost) to.destroy();
      if (!silent) directions.delete(direction);
    });
  };
  const server = createServer((near) => {
    near.on('error', () => undefined);
    // Taken by this wire, heard by nobody: as a first packet that is never answered.
    if (silent) return void unanswered.add(near);
    const far = connect(farPort, '127.0.0.1');
    carry(near, far, true);
    carry(far, near, false);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    cut: (after) => {
      if (after === undefined) {
        silent = true;
        return Promise.resolve();
      }
      return new Promise((done) => (armed = { text: after, done }));
    },
    heal: (kind) => {
      silent = false;
      for (const socket of unanswered) socket.destroy();
      unanswered.clear();
      for (const direction of directions) {
        direction.isLost ||= kind === 'lost';
        const late = direction.waiting.splice(0);
        if (direction.isLost) continue;
        for (const chunk of late) direction.to.write(chunk);
        if (direction.from.closed) direction.to.destroy();
      }
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of unanswered) socket.destroy();
        for (const { from, to } of directions) {
          from.destroy();
          to.destroy();
        }
      }),
  };
};
