import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { readBack } from './read-back.ts';

export type RawPrinterOptions = {
  /** Answers GS a, GS r and DLE EOT like a real one; otherwise mute. */
  readonly speaks?: boolean;
  readonly port?: number;
  /** Called for every piece received; may destroy the socket to play a fault. */
  readonly onData?: (socket: Socket, received: Buffer) => void;
};

const GS = 0x1d;

/** A bare printer socket for the transport's own tests; the printer emulator is the faithful one. */
export const createRawPrinter = (options: RawPrinterOptions = {}) => {
  const connections: Buffer[] = [];
  const sockets = new Set<Socket>();
  let status = Buffer.of(0x10, 0, 0, 0);
  let server: Server | undefined;
  let port = options.port ?? 0;
  let concurrent = 0;
  let mostConcurrent = 0;

  const realTime = (question: number): Buffer => {
    const paper = status[2] ?? 0;
    const bits = [
      0,
      (status[0] ?? 0) & 0x08,
      (paper & 0x0c) === 0 ? 0 : 0x20,
      0,
      ((paper & 0x0c) * 8) | ((paper & 3) * 4),
    ];
    return Buffer.of(0x12 | (bits[question] ?? 0));
  };
  const answer = (socket: Socket, piece: Buffer): void => {
    for (let at = 0; at < piece.length; at += 1) {
      if (piece[at] === GS && piece[at + 1] === 0x61) socket.write(status);
      if (piece[at] === GS && piece[at + 1] === 0x72) socket.write(Buffer.of(0));
      if (piece[at] === 0x10 && piece[at + 1] === 0x04) socket.write(realTime(piece[at + 2] ?? 0));
    }
  };

  const serve = (socket: Socket): void => {
    const mine = connections.push(Buffer.alloc(0)) - 1;
    sockets.add(socket);
    concurrent += 1;
    mostConcurrent = Math.max(mostConcurrent, concurrent);
    socket.on('data', (piece: Buffer) => {
      const received = Buffer.concat([connections[mine] ?? Buffer.alloc(0), piece]);
      connections[mine] = received;
      options.onData?.(socket, received);
      // A printer that has just died does not answer first, not even a barrier that came in the same piece.
      if (options.speaks !== false && !socket.destroyed) answer(socket, piece);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      concurrent -= 1;
      sockets.delete(socket);
    });
  };

  return {
    start: async (): Promise<number> => {
      server = createServer(serve);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : port;
      return port;
    },
    /** Refuses from now on; `start()` opens the same port again. */
    stop: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      const closing = server;
      server = undefined;
      if (closing?.listening === true) await new Promise((resolve) => closing.close(resolve));
    },
    /** Tells every connected host, as a printer does on its own. */
    push: (first: number, second: number, third: number): void => {
      status = Buffer.of(first, second, third, 0);
      for (const socket of sockets) socket.write(status);
    },
    port: (): number => port,
    connections,
    mostConcurrent: (): number => mostConcurrent,
    /** Whole slips in the order of their cuts. */
    slips: (): readonly string[] => readBack(Buffer.concat(connections)).slips,
    paper: () => readBack(Buffer.concat(connections)),
  };
};
