import { connect, type Socket } from 'node:net';
import { blockedBy, type PrinterCondition } from './condition.ts';
import { createStatusReader, type StatusEvent } from './status-reader.ts';
import type { Timers } from './transport.ts';

export type Address = { readonly host: string; readonly port: number };

/** Why a wait ended. */
export type WaitEnd = 'met' | 'closed' | 'timeout' | 'aborted';

type SessionOptions = {
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly onCondition: (condition: PrinterCondition) => void;
};

export type TcpSession = ReturnType<typeof openSession>;

/** Connects within `timeoutMs` or answers undefined. Half-open is allowed, or a printer's FIN would end our own half unasked. */
export const connectTo = (
  { host, port }: Address,
  timeoutMs: number,
  { timers, signal }: Pick<SessionOptions, 'timers' | 'signal'>,
): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      allowHalfOpen: true,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 5000,
    });
    const settle = (result: Socket | undefined): void => {
      timers.clearTimeout(timer);
      signal.removeEventListener('abort', fail);
      socket.removeListener('error', fail);
      if (result === undefined) {
        socket.on('error', () => undefined);
        socket.destroy();
      }
      resolve(result);
    };
    const fail = (): void => settle(undefined);
    const timer = timers.setTimeout(fail, timeoutMs);
    socket.once('connect', () => settle(socket));
    socket.once('error', fail);
    signal.addEventListener('abort', fail, { once: true });
    if (signal.aborted) fail();
  });

/**
 * A connected socket with its back-channel read all the time: unread status makes the kernel reset the connection on
 * close, and the printer then drops what it had not yet read (0 of 200 000 bytes, printing reference 1.1).
 */
export const openSession = (socket: Socket, { timers, signal, onCondition }: SessionOptions) => {
  const heard = { pushed: false, answers: 0, barriers: 0, lastProcessId: '' };
  const end = { peerClosed: false, failed: undefined as string | undefined };
  let progress = 0;
  let notify = (): void => undefined;

  const onStatus = (event: StatusEvent): void => {
    if (event.kind === 'barrier') heard.barriers += 1;
    if (event.kind === 'process-id') heard.lastProcessId = event.id;
    if (event.kind !== 'condition') return void (progress += 1);
    // An answer we asked for proves that somebody is there, not that anything gets on.
    if (event.pushed) {
      heard.pushed = true;
      progress += 1;
    } else heard.answers += 1;
    onCondition(event.condition);
  };
  const reader = createStatusReader(onStatus);
  const moved = (): void => {
    progress += 1;
    notify();
  };

  socket.on('data', (chunk: Buffer) => {
    reader.feed(chunk);
    notify();
  });
  socket.on('drain', moved);
  socket.on('end', () => {
    end.peerClosed = true;
    moved();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    end.failed = error.code ?? error.message;
    moved();
  });
  socket.on('close', () => {
    if (!end.peerClosed) end.failed ??= 'closed';
    moved();
  });

  const ask = (...questions: number[]): void => {
    if (!socket.writable) return;
    reader.asked(...questions);
    socket.write(Uint8Array.from(questions.flatMap((question) => [0x10, 0x04, question])));
  };

  /**
   * Waits until `met()`. Gives up when nothing has moved for `idleMs`; that clock stands still while the printer says
   * that it is out of paper, open or offline, because then waiting is right and resending is a duplicate. With `nudgeMs` the printer is asked
   * again and again: one that pushes nothing tells so that its paper is out, and a line that died unnoticed answers with
   * a reset. Never inside a slip: the question would be printed as part of a picture.
   */
  const wait = (met: () => boolean, idleMs: number, { pauseWhenBlocked = true, nudgeMs = 0 } = {}): Promise<WaitEnd> =>
    new Promise((resolve) => {
      let timer: unknown;
      let nudger: unknown;
      let seen = progress;
      const finish = (result: WaitEnd): void => {
        timers.clearTimeout(timer);
        timers.clearTimeout(nudger);
        signal.removeEventListener('abort', check);
        notify = () => undefined;
        resolve(result);
      };
      const rearm = (): void => {
        timers.clearTimeout(timer);
        timer = timers.setTimeout(() => {
          if (pauseWhenBlocked && blockedBy(reader.condition()) !== undefined) rearm();
          else finish('timeout');
        }, idleMs);
      };
      const nudge = (): void => {
        nudger = timers.setTimeout(nudge, nudgeMs);
        if (heard.pushed || heard.answers > 0) ask(1, 2, 4);
      };
      const check = (): void => {
        if (met()) return finish('met');
        if (signal.aborted) return finish('aborted');
        if (end.failed !== undefined || end.peerClosed) return finish('closed');
        if (pauseWhenBlocked && progress !== seen) {
          seen = progress;
          rearm();
        }
      };
      notify = check;
      signal.addEventListener('abort', check);
      rearm();
      if (nudgeMs > 0) nudger = timers.setTimeout(nudge, nudgeMs);
      check();
    });

  return {
    heard,
    end,
    wait,
    condition: reader.condition,
    /** Hands bytes to the kernel; answers false when it is full, and `drained()` tells when it no longer is. */
    write: (bytes: Uint8Array): boolean => !socket.destroyed && socket.writable && socket.write(bytes),
    drained: (): boolean => !socket.writableNeedDrain,
    ask,
    halfClose: (): void => void socket.end(),
    flushed: (): boolean => socket.writableFinished,
    destroy: (): void => void socket.destroy(),
  };
};
