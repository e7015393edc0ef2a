import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { PrinterEmulator } from '../create-emulator.ts';

/** ESC/POS by hand: numbers are bytes, strings are Latin-1. */
export function bytes(...parts: readonly (number | string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === 'number'
        ? Buffer.of(part)
        : typeof part === 'string'
          ? Buffer.from(part, 'latin1')
          : Buffer.from(part),
    ),
  );
}

export const [ESC, GS, FS, DLE, LF] = [0x1b, 0x1d, 0x1c, 0x10, 0x0a];

/** Feeds to the knife and cuts. */
export const CUT = bytes(GS, 'V', 66, 0);

/** Resolves as soon as `check` holds; looked at after every event of the loop, so nothing sleeps. */
export async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => void setImmediate(resolve));
}

/** A raw connection that remembers what the printer says. */
export type Client = {
  readonly socket: Socket;
  readonly heard: () => Buffer;
  /** How the connection ended: 'fin', an error code, or undefined while it lives. */
  readonly ending: () => string | undefined;
  send(...parts: readonly (number | string | Uint8Array)[]): void;
  /** Resolves when at least that many bytes came back. */
  hears(count: number): Promise<Buffer>;
  close(): void;
};

export async function dial(port: number): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let heard = Buffer.alloc(0);
  let ending: string | undefined;
  socket.on('data', (chunk) => (heard = Buffer.concat([heard, chunk])));
  socket.on('end', () => (ending ??= 'fin'));
  socket.on('error', (error: NodeJS.ErrnoException) => (ending = error.code ?? 'error'));
  await once(socket, 'connect');
  return {
    socket,
    heard: () => heard,
    ending: () => ending,
    send: (...parts) => void socket.write(bytes(...parts)),
    async hears(count) {
      await until(() => heard.length >= count);
      return heard;
    },
    close: () => void socket.destroy(),
  };
}

/** Sends a whole job on its own connection and waits until the printer has executed it. */
export async function print(
  emulator: PrinterEmulator,
  port: number,
  ...parts: readonly (number | string | Uint8Array)[]
) {
  const client = await dial(port);
  const job = bytes(...parts);
  const before = emulator.state().totals.bytes;
  client.socket.end(job);
  await until(() => emulator.state().totals.bytes >= before + job.length && emulator.state().bufferedBytes === 0);
  client.close();
}
