import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { Dechunker } from './dechunk.ts';
import { parseFrame, placeOf, splitFrames } from './frames.ts';
import type { Frame } from './frames.ts';
import { Signal } from './signal.ts';

export type StreamOptions = {
  readonly headers?: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly onFrame?: (frame: Frame) => void;
};

/** An event stream over a bare socket, so that nothing between the server's writes and the checks repairs anything. */
export class SseClient {
  readonly frames: Frame[] = [];
  /** Monotonic time of each frame, ms. */
  readonly times: number[] = [];
  /** Text of each single read of the socket, chunk framing taken off. */
  readonly reads: string[] = [];
  /** Text of each HTTP chunk. */
  readonly chunks: string[] = [];
  status = 0;
  readonly headers: Record<string, string> = {};
  closed = false;
  fault: Error | undefined;
  openedAt = 0;
  readonly #socket: Socket;
  readonly #signal = new Signal();
  readonly #chunked = new Dechunker();
  readonly #onFrame: ((frame: Frame) => void) | undefined;
  #head: Buffer = Buffer.alloc(0);
  #rest = '';

  constructor(base: string, path: string, options: StreamOptions = {}) {
    const { hostname, port, host } = new URL(base);
    this.#onFrame = options.onFrame;
    this.#socket = connect({ host: hostname, port: Number(port || 80) });
    const lines = Object.entries(options.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${String(value)}`],
    );
    this.#socket.write(
      [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Accept: text/event-stream', ...lines, '', ''].join('\r\n'),
    );
    this.#socket.on('data', (bytes: Buffer) => this.#guarded(bytes));
    this.#socket.on('error', (error) => (this.fault ??= error));
    this.#socket.on('close', () => {
      this.closed = true;
      this.#signal.changed();
    });
  }

  /** Waits for the answer's status and headers. */
  async opened(limitMs?: number): Promise<this> {
    await this.until(() => this.status !== 0 || this.closed, 'an answer', limitMs);
    return this;
  }

  async until(check: () => boolean, what: string, limitMs?: number): Promise<void> {
    await this.#signal.until(() => this.fault !== undefined || check(), what, limitMs);
    if (this.fault !== undefined && !check()) throw this.fault;
  }

  /** Waits for the first event of this name that passes, past or to come. */
  async event(name: string, passes: (data: unknown) => boolean = () => true): Promise<Frame> {
    let found: Frame | undefined;
    await this.until(() => {
      found = this.events(name).find(({ data }) => passes(JSON.parse(data ?? 'null')));
      return found !== undefined;
    }, `an event ${name}`);
    return found as Frame;
  }

  /** Business events, all or of one name. */
  events(name?: string): Frame[] {
    return this.frames.filter(({ event }) => event !== undefined && (name === undefined || event === name));
  }

  get lastEventId(): string | undefined {
    return this.frames.findLast(({ id }) => id !== undefined)?.id;
  }

  /** @throws Error when ids do not strictly grow */
  checkOrder(): void {
    const places = this.frames.flatMap(({ id }) => (id === undefined ? [] : [placeOf(id)]));
    const wrong = places.findIndex((place, index) => index > 0 && place <= (places[index - 1] ?? 0));
    if (wrong >= 0) throw new Error(`event ${places[wrong]} after ${places[wrong - 1]}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #guarded(bytes: Buffer): void {
    try {
      this.#read(bytes);
    } catch (error) {
      this.fault ??= error as Error;
      this.#socket.destroy();
    }
    this.#signal.changed();
  }

  #read(bytes: Buffer): void {
    if (this.status !== 0) return this.#body(bytes);
    this.#head = Buffer.concat([this.#head, bytes]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const [first = '', ...lines] = this.#head.toString('latin1', 0, end).split('\r\n');
    for (const line of lines) {
      const colon = line.indexOf(':');
      this.headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    this.openedAt = performance.now();
    this.status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? Number.NaN);
    this.#body(this.#head.subarray(end + 4));
  }

  #body(bytes: Buffer): void {
    if (bytes.length === 0 || this.headers['transfer-encoding'] !== 'chunked') return;
    const chunks = this.#chunked.push(bytes).map(String);
    if (chunks.length === 0) return;
    this.chunks.push(...chunks);
    this.reads.push(chunks.join(''));
    const { whole, rest } = splitFrames(this.#rest + chunks.join(''));
    this.#rest = rest;
    for (const raw of whole) {
      const frame = parseFrame(raw);
      this.frames.push(frame);
      this.times.push(performance.now());
      this.#onFrame?.(frame);
    }
  }
}
