/** One subscriber of the load client. It looks at every delivery's mark in the bytes as they come, without decoding the frames, so that it costs far less than the server. */
import net from 'node:net';
import { MARK, MARK_DIGITS } from './work.ts';

export const PUBLISHERS = 8;
/** One byte: a search for it is a single memchr. */
const NEEDLE = MARK.charCodeAt(0);
const TOKEN = 1 + MARK_DIGITS;
const COUNT_DIGITS = 10;

/** What all subscribers saw. */
export class Tally {
  deliveries = 0;
  bytes = 0;
  /** Counts that were skipped. */
  lost = 0;
  /** Counts that came again, or after a later one. */
  doubled = 0;
  /** Streams that the server ended. */
  ended = 0;
  /** Latencies in µs of every `stride`th delivery, when they are wanted. */
  latencies: number[] | undefined;
  stride = 1;

  /** Forgets the latencies so far. */
  sample(stride: number): void {
    this.latencies = [];
    this.stride = stride;
  }
}

/** All sockets read into one buffer: each read is looked at before the next one happens. */
const shared = Buffer.allocUnsafe(256 * 1024);
const junction = Buffer.allocUnsafe(2 * TOKEN);

export class Tap {
  readonly socket: net.Socket;
  /** Last count seen of each publisher. */
  readonly last = new Uint32Array(PUBLISHERS);
  readonly #tally: Tally;
  readonly #carry = Buffer.allocUnsafe(TOKEN - 1);
  #carried = 0;
  #opened: (() => void) | undefined;
  leaving = false;

  /** Resolves `opened` when the server has answered 200. */
  constructor(port: number, request: string, tally: Tally, opened: () => void) {
    this.#tally = tally;
    this.#opened = opened;
    this.socket = net.connect({
      port,
      host: '127.0.0.1',
      onread: { buffer: shared, callback: (length, buffer) => this.#read(buffer.subarray(0, length) as Buffer) },
    });
    this.socket.write(request);
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      if (!this.leaving) tally.ended++;
    });
  }

  leave(): void {
    this.leaving = true;
    this.socket.resetAndDestroy(); // RST: no port waits in TIME_WAIT for the next run
  }

  #read(bytes: Buffer): boolean {
    if (this.#opened) {
      if (!bytes.subarray(0, 15).toString().startsWith('HTTP/1.1 200')) throw new Error(`refused: ${bytes.toString()}`);
      this.#opened();
      this.#opened = undefined;
    }
    this.#tally.bytes += bytes.length;
    if (this.#carried > 0) this.#scanJunction(bytes);
    this.#scan(bytes);
    this.#keepTail(bytes);
    return true;
  }

  /** A mark that began in the last read. The carry and the head are each shorter than a mark, so none is found twice. */
  #scanJunction(bytes: Buffer): void {
    this.#carry.copy(junction, 0, 0, this.#carried);
    const head = bytes.copy(junction, this.#carried, 0, Math.min(bytes.length, TOKEN - 1));
    this.#scan(junction.subarray(0, this.#carried + head));
  }

  #scan(bytes: Buffer): void {
    let at = bytes.indexOf(NEEDLE);
    while (at >= 0 && at + TOKEN <= bytes.length) {
      this.#see(bytes, at + 1);
      at = bytes.indexOf(NEEDLE, at + TOKEN);
    }
  }

  #keepTail(bytes: Buffer): void {
    const room = TOKEN - 1;
    if (bytes.length >= room) {
      bytes.copy(this.#carry, 0, bytes.length - room);
      this.#carried = room;
      return;
    }
    const kept = Math.min(this.#carried, room - bytes.length);
    this.#carry.copy(this.#carry, 0, this.#carried - kept, this.#carried);
    bytes.copy(this.#carry, kept);
    this.#carried = kept + bytes.length;
  }

  #see(bytes: Buffer, at: number): void {
    const tally = this.#tally;
    const publisher = (bytes[at] as number) - 48;
    const count = digits(bytes, at + 1, COUNT_DIGITS);
    const before = this.last[publisher] as number;
    tally.deliveries++;
    if (count > before) {
      tally.lost += count - before - 1;
      this.last[publisher] = count;
    } else tally.doubled++;
    if (tally.latencies && tally.deliveries % tally.stride === 0) {
      const sent = digits(bytes, at + 1 + COUNT_DIGITS, MARK_DIGITS - 1 - COUNT_DIGITS);
      tally.latencies.push(Number(process.hrtime.bigint() / 1000n) - sent);
    }
  }
}

function digits(bytes: Buffer, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index++) value = value * 10 + (bytes[index] as number) - 48;
  return value;
}
