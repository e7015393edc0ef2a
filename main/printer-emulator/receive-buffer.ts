/** The printer's own memory between the network and the print head: small, bounded, and it knows whose bytes it holds. */
export type ReceiveBuffer = {
  readonly size: number;
  readonly free: number;
  push(byte: number, session: number): void;
  /** The oldest byte, or -1 when empty; `owner` and `offset` then tell whose it was and its place in that connection. */
  take(): number;
  readonly owner: number;
  readonly offset: number;
  /** Bytes of one connection that still wait. */
  held(session: number): number;
  /** Empties it; answers how many bytes were lost. */
  clear(): number;
};

type Run = { session: number; waiting: number; nextOffset: number };

/** `capacity` in bytes; the caller must not push when `free` is 0 (that is what back-pressure is for). */
export function createReceiveBuffer(capacity: number): ReceiveBuffer {
  const ring = new Uint8Array(capacity);
  let start = 0;
  let size = 0;
  let runs: Run[] = [];
  let owner = 0;
  let offset = 0;
  const arrived = new Map<number, number>();
  return {
    get size() {
      return size;
    },
    get free() {
      return capacity - size;
    },
    get owner() {
      return owner;
    },
    get offset() {
      return offset;
    },
    push(byte, session) {
      if (size === capacity) throw new Error('receive buffer overrun');
      const place = arrived.get(session) ?? 0;
      arrived.set(session, place + 1);
      const last = runs.at(-1);
      if (last?.session === session) last.waiting += 1;
      else runs.push({ session, waiting: 1, nextOffset: place });
      ring[(start + size) % capacity] = byte;
      size += 1;
    },
    take() {
      const run = runs[0];
      if (!run) return -1;
      const byte = ring[start] ?? 0;
      start = (start + 1) % capacity;
      size -= 1;
      owner = run.session;
      offset = run.nextOffset;
      run.nextOffset += 1;
      run.waiting -= 1;
      if (run.waiting === 0) runs.shift();
      return byte;
    },
    held: (session) => runs.reduce((sum, run) => (run.session === session ? sum + run.waiting : sum), 0),
    clear() {
      const lost = size;
      size = 0;
      runs = [];
      return lost;
    },
  };
}
