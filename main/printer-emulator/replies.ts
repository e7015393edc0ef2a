import type { Ledger } from './ledger.ts';

/** A way back to one host; false when nothing can be sent to it any more. */
export type ReplyPort = { send(bytes: Uint8Array): boolean; readonly congested: boolean };

/** What the printer says, to whom, and in which order. */
export type Replies = {
  attach(session: number, port: ReplyPort): void;
  detach(session: number): void;
  /** GS a: groups of changes this connection hears of; 0 is off. */
  setAsb(session: number, mask: number): void;
  asbMask(session: number): number;
  /** Sends to every connection whose mask has one of `groups`. */
  pushAsb(groups: number, bytes: Uint8Array): void;
  send(session: number, bytes: Uint8Array, what: string): void;
  /** The answer to GS ( H; while the host cannot receive only the latest is kept. */
  sendProcessId(session: number, id: string): void;
  /** The host reads again: what was held back goes out. */
  drained(session: number): void;
  /** A power cycle: nobody hears of changes any more. */
  reset(): void;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function createReplies(ledger: Ledger): Replies {
  const ports = new Map<number, ReplyPort>();
  const masks = new Map<number, number>();
  const held = new Map<number, string>();

  const replies: Replies = {
    attach: (session, port) => void ports.set(session, port),
    detach(session) {
      ports.delete(session);
      masks.delete(session);
      held.delete(session);
    },
    setAsb(session, mask) {
      if (ports.has(session)) masks.set(session, mask);
    },
    asbMask: (session) => masks.get(session) ?? 0,
    pushAsb(groups, bytes) {
      for (const [session, mask] of masks) if ((mask & groups) !== 0) replies.send(session, bytes, 'asb');
    },
    send(session, bytes, what) {
      const port = ports.get(session);
      const sent = port !== undefined && !port.congested && port.send(bytes);
      ledger.add({ kind: sent ? 'reply' : 'reply-lost', session, hex: hex(bytes), what });
    },
    sendProcessId(session, id) {
      if (ports.get(session)?.congested) held.set(session, id);
      else replies.send(session, Buffer.from(`\x37\x22${id}\0`, 'latin1'), 'process-id');
    },
    drained(session) {
      const id = held.get(session);
      held.delete(session);
      if (id !== undefined) replies.sendProcessId(session, id);
    },
    reset() {
      masks.clear();
      held.clear();
    },
  };
  return replies;
}
