/** An HTTP client as bare as can be: it sees each read and each chunk as it comes, and can stop reading at any point. */
import net from 'node:net';

export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** Sent right behind the request, in the same write. */
  readonly extra?: string;
  /** Never reads a byte. */
  readonly deaf?: boolean;
}

/** One frame or comment, without its blank line, as a text of lines. */
export type FrameText = string;

export class RawClient {
  readonly socket: net.Socket;
  /** What each read of the socket gave. */
  readonly reads: string[] = [];
  head = '';
  /** Payload of each chunk. */
  readonly chunks: string[] = [];
  readonly frames: FrameText[] = [];
  /** The body ended as HTTP says. */
  complete = false;
  closed = false;
  error: NodeJS.ErrnoException | undefined;
  /** Called after each frame; `false` throws the rest of the bytes away and hangs up. */
  onFrame: ((frame: FrameText) => boolean) | undefined;
  #raw = Buffer.alloc(0);
  #body = '';
  #cut = false;

  constructor(port: number, options: RawOptions = {}) {
    const { method = 'GET', path = '/', version = '1.1', headers = {}, extra = '' } = options;
    const lines = Object.entries({ Host: 'hub', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket = net.connect(port, '127.0.0.1');
    this.socket.write(`${method} ${path} HTTP/${version}\r\n${lines.join('')}\r\n${extra}`);
    this.socket.on('error', (error) => (this.error = error));
    this.socket.on('close', () => (this.closed = true));
    if (options.deaf) this.socket.pause();
    else this.socket.on('data', (bytes) => this.#take(bytes));
  }

  /** Value of an `id:` line in the last frame that has one: what a browser would send back. */
  get lastEventId(): string | undefined {
    for (const frame of this.frames.toReversed()) {
      const id = /^id: (.*)$/m.exec(frame)?.[1];
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** `data:` of all frames that have some. */
  get data(): string[] {
    return this.frames.flatMap((frame) => (frame.includes('data: ') ? [frame.slice(frame.indexOf('data: ') + 6)] : []));
  }

  /** Starts reading after all. */
  listen(): void {
    this.socket.on('data', (bytes) => this.#take(bytes));
    this.socket.resume();
  }

  hangUp(): void {
    this.#cut = true;
    this.socket.destroy();
  }

  #take(bytes: Buffer): void {
    if (this.#cut) return;
    this.reads.push(bytes.toString());
    this.#raw = Buffer.concat([this.#raw, bytes]);
    if (this.head === '') {
      const end = this.#raw.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.head = this.#raw.subarray(0, end).toString();
      this.#raw = this.#raw.subarray(end + 4);
    }
    if (/transfer-encoding: chunked/i.test(this.head)) this.#dechunk();
    else {
      this.#push(this.#raw.toString());
      this.#raw = Buffer.alloc(0);
    }
  }

  #dechunk(): void {
    while (!this.complete) {
      const end = this.#raw.indexOf('\r\n');
      if (end < 0) return;
      const length = Number.parseInt(this.#raw.subarray(0, end).toString(), 16);
      if (!Number.isInteger(length)) throw new Error(`broken chunk framing: ${this.#raw.subarray(0, 40).toString()}`);
      if (this.#raw.length < end + 2 + length + 2) return;
      if (this.#raw.subarray(end + 2 + length, end + 4 + length).toString() !== '\r\n')
        throw new Error('chunk without its CRLF');
      const payload = this.#raw.subarray(end + 2, end + 2 + length).toString();
      this.#raw = this.#raw.subarray(end + 4 + length);
      if (length === 0) this.complete = true;
      else {
        this.chunks.push(payload);
        this.#push(payload);
      }
      if (this.#cut) return;
    }
  }

  #push(text: string): void {
    this.#body += text;
    for (;;) {
      const end = this.#body.indexOf('\n\n');
      if (end < 0) return;
      const frame = this.#body.slice(0, end);
      this.#body = this.#body.slice(end + 2);
      this.frames.push(frame);
      if (this.onFrame?.(frame) === false) return this.hangUp();
    }
  }
}
