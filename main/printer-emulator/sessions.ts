import type { Socket } from 'node:net';
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { createListener } from './listener.ts';
import type { ReceiveBuffer } from './receive-buffer.ts';
import type { Replies } from './replies.ts';
import { createSession } from './session.ts';
import type { EndMode, Session } from './session.ts';

export type SessionOptions = {
  host: string;
  port: number;
  clock: Clock;
  ledger: Ledger;
  buffer: ReceiveBuffer;
  replies: Replies;
  /** Connections that are accepted and wait, unread, for the one that prints. */
  maxWaiting: number;
  /** A silent printing connection gives way to a waiting one after that long. */
  idleMs: number;
  /** Pause between one printing connection and the next. */
  nextSessionDelayMs: number;
  /** When the printer answers the FIN of a host: when the last byte is in the buffer, or when it is executed. */
  closeWhen: 'received' | 'executed';
  /** A byte is in the buffer. False: stop taking bytes (the power has just gone). */
  onByte: (byte: number, session: number) => boolean;
  /** Something changed that the engine should look at. */
  onActivity: () => void;
  mayRead: () => boolean;
};

/** The network side: who is connected, who prints, and bytes only as fast as the buffer takes them. */
export type Sessions = {
  listen(): Promise<number>;
  /** New connections are refused until `listen` is called again. */
  refuse(): void;
  ignoreNew: boolean;
  refill(): boolean;
  isOpen(session: number): boolean;
  readonly printing: number | null;
  readonly waiting: readonly number[];
  /** Ends the printing connection only: a network fault, the printer lives on. */
  cut(mode: EndMode): void;
  /** Ends all of them and refuses new ones. */
  cutAll(mode: EndMode): void;
  /** After `cutAll('silence')`: the printer is back and does not know those connections. */
  disownGhosts(): void;
  stop(): Promise<void>;
};

export function createSessions(options: SessionOptions): Sessions {
  const { clock, ledger, buffer, replies } = options;
  const listener = createListener(options.host, options.port, (socket) => accept(socket));
  let current: Session | undefined;
  let queue: Session[] = [];
  const others = new Set<Socket>();
  const ghosts = new Set<Socket>();
  let lastId = 0;
  let admitting = false;
  let scheduled = false;
  let lastActivity = 0;
  let cancelIdle = (): void => {};
  let cancelNext = (): void => {};

  const accept = (socket: Socket): void => {
    const remote = `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? 0}`;
    others.add(socket);
    socket.on('error', () => {}).on('close', () => others.delete(socket));
    if (sessions.ignoreNew) return;
    if (queue.length >= options.maxWaiting) {
      ledger.add({ kind: 'refused', remote });
      socket.resetAndDestroy();
      return;
    }
    lastId += 1;
    queue.push(createSession(lastId, socket, remote));
    if (current) {
      ledger.add({ kind: 'session-waiting', session: lastId, remote });
      watchIdle();
    } else next();
  };

  const next = (): void => {
    const session = queue.shift();
    if (!session) return;
    // It gave up while it waited.
    if (session.socket.destroyed) return next();
    current = session;
    lastActivity = clock.now();
    ledger.add({ kind: 'session-opened', session: session.id, remote: session.remote });
    replies.attach(session.id, session.port);
    session.open({
      onData(count) {
        lastActivity = clock.now();
        ledger.add({ kind: 'bytes', session: session.id, count });
        soon();
      },
      onEnd: options.onActivity,
      onDrain: () => replies.drained(session.id),
      onClose: (why) => closed(session, why),
    });
  };

  /**
   * Bytes are looked at two turns of the loop after they were read: a reset that came right behind them is known by then
   * (the first turn reads it), and takes them along, as the stack of a printer drops what it has not read yet.
   */
  const soon = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() =>
      setImmediate(() => {
        scheduled = false;
        options.onActivity();
      }),
    );
  };

  const closed = (session: Session, why: string): void => {
    replies.detach(session.id);
    const { id, received: bytes, staged: discarded } = session;
    ledger.add({ kind: 'session-closed', session: id, bytes, discarded, why });
    if (current === session) {
      current = undefined;
      cancelIdle();
      if (options.nextSessionDelayMs > 0) {
        cancelNext = clock.after(options.nextSessionDelayMs, () => current ?? next());
      } else next();
    }
    options.onActivity();
  };

  const watchIdle = (): void => {
    cancelIdle();
    cancelIdle = clock.after(Math.max(1, lastActivity + options.idleMs - clock.now()), () => {
      if (!current || queue.length === 0) return;
      if (clock.now() - lastActivity >= options.idleMs) current.end('fin', 'idle while others wait');
      else watchIdle();
    });
  };

  /** From the network into the buffer, byte by byte, because a fault or a real-time command may sit on any of them. */
  const admit = (session: Session): boolean => {
    let moved = false;
    while (session === current && options.mayRead() && buffer.free > 0) {
      const byte = session.take();
      if (byte < 0) break;
      buffer.push(byte, session.id);
      moved = true;
      if (!options.onByte(byte, session.id)) break;
    }
    return moved;
  };

  const settle = (session: Session): void => {
    session.flow(session.staged === 0 && options.mayRead());
    const done = session.staged === 0 && (options.closeWhen === 'received' || buffer.held(session.id) === 0);
    if (session.hostEnded && done) session.end('fin', 'host closed');
  };

  const sessions: Sessions = {
    ignoreNew: false,
    listen: () => listener.listen(),
    refuse: () => listener.close(),
    refill() {
      if (admitting || !current) return false;
      const session = current;
      admitting = true;
      try {
        const moved = admit(session);
        // Only when nothing is left to move, so that what came before a FIN is executed and answered first.
        if (session === current && !moved) settle(session);
        return moved;
      } finally {
        admitting = false;
      }
    },
    isOpen: (id) => current?.id === id || queue.some((session) => session.id === id),
    get printing() {
      return current?.id ?? null;
    },
    get waiting() {
      return queue.map((session) => session.id);
    },
    cut(mode) {
      const session = current;
      if (!session) return;
      if (mode === 'silence') ghosts.add(session.socket);
      session.end(mode, `cut by ${mode}`);
    },
    cutAll(mode) {
      listener.close();
      cancelNext();
      const waiting = queue;
      queue = [];
      sessions.cut(mode);
      for (const session of waiting) session.end(mode, `cut by ${mode}`);
      for (const socket of others) if (mode === 'silence') ghosts.add(socket);
    },
    disownGhosts() {
      for (const socket of ghosts) {
        ghosts.delete(socket);
        // Whatever the host sends now belongs to no connection that this printer knows.
        socket.removeAllListeners('data').on('data', () => socket.resetAndDestroy());
        socket.on('end', () => socket.resetAndDestroy()).resume();
      }
    },
    async stop() {
      cancelIdle();
      cancelNext();
      queue = [];
      current?.end('rst', 'printer stopped');
      for (const socket of others) socket.destroy();
      await listener.closed();
    },
  };
  return sessions;
}
