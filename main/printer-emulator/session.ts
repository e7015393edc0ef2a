import type { Socket } from 'node:net';
import type { ReplyPort } from './replies.ts';

/** How a connection ends that we end: reset, polite close, or nothing at all (a plug pulled out). */
export type EndMode = 'rst' | 'fin' | 'silence';

type Handlers = {
  onData: (count: number) => void;
  onEnd: () => void;
  onDrain: () => void;
  onClose: (why: string) => void;
};

/** One connection. Bytes that the buffer cannot take yet are staged here, and then the socket is not read: its window closes. */
export type Session = {
  readonly id: number;
  readonly remote: string;
  readonly socket: Socket;
  readonly port: ReplyPort;
  /** Bytes read from the socket so far. */
  readonly received: number;
  /** Of these, not yet in the printer. */
  readonly staged: number;
  /** The host has sent its FIN and everything before it was read. */
  readonly hostEnded: boolean;
  /** Starts reading. */
  open(handlers: Handlers): void;
  /** The next staged byte, or -1. */
  take(): number;
  flow(on: boolean): void;
  end(mode: EndMode, why: string): void;
};

/** 512 bytes toward the host (Epson UB-E02); more than that unsent and answers are lost or held. */
const replyRoom = 512;

export function createSession(id: number, socket: Socket, remote: string): Session {
  const chunks: Buffer[] = [];
  let place = 0;
  let received = 0;
  let staged = 0;
  let hostEnded = false;
  let over = false;
  let why = 'host reset';
  let handlers: Handlers | undefined;

  const finish = (): void => {
    if (over) return;
    over = true;
    handlers?.onClose(why);
  };

  const onData = (chunk: Buffer): void => {
    if (over) return;
    chunks.push(chunk);
    received += chunk.length;
    staged += chunk.length;
    handlers?.onData(chunk.length);
  };

  return {
    id,
    remote,
    socket,
    port: {
      send: (bytes) => !over && socket.writable && (socket.write(bytes), true),
      get congested() {
        return socket.writableLength > replyRoom;
      },
    },
    get received() {
      return received;
    },
    get staged() {
      return staged;
    },
    get hostEnded() {
      return hostEnded;
    },
    open(given) {
      handlers = given;
      socket.on('data', onData);
      socket.on('drain', given.onDrain);
      socket.on('close', finish);
      socket.on('end', () => {
        hostEnded = true;
        given.onEnd();
      });
      socket.resume();
    },
    take() {
      const chunk = chunks[0];
      if (!chunk) return -1;
      const byte = chunk[place] ?? 0;
      place += 1;
      staged -= 1;
      if (place === chunk.length) {
        chunks.shift();
        place = 0;
      }
      return byte;
    },
    flow(on) {
      if (over || on !== socket.isPaused()) return;
      if (on) socket.resume();
      else socket.pause();
    },
    end(mode, reason) {
      if (over) return;
      why = reason;
      if (mode === 'rst') socket.resetAndDestroy();
      else if (mode === 'silence') socket.pause();
      // What still comes in is read and dropped: closing over unread bytes would turn the FIN into a reset.
      else socket.end(() => socket.resume());
      finish();
    },
  };
}
