/** A subscriber that keeps leaving at random and comes back with its last id, as a screen on bad Wi-Fi does. It checks ids and counts of every frame. */
import net from 'node:net';
import { PUBLISHERS, type Tally } from './tap.ts';
import { type Headers, MARK, requestText } from './work.ts';

export class ReturningTap {
  readonly last = new Uint32Array(PUBLISHERS);
  returns = 0;
  readonly #port: number;
  readonly #path: string;
  readonly #headers: Headers;
  readonly #tally: Tally;
  #socket: net.Socket | undefined;
  #lastId = '';
  #lastSeq = 0;
  #stopped = false;

  constructor(port: number, path: string, headers: Headers, tally: Tally, opened: () => void) {
    this.#port = port;
    this.#path = path;
    this.#headers = headers;
    this.#tally = tally;
    this.#connect(opened);
  }

  /** No further leaving: lets it catch up. */
  stay(): void {
    this.#stopped = true;
  }

  leave(): void {
    this.#stopped = true;
    this.#socket?.resetAndDestroy();
  }

  #connect(opened: () => void): void {
    const socket = net.connect(this.#port, '127.0.0.1');
    let text = '';
    let framesLeft = 20 + Math.floor(Math.random() * 2000);
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.write(
      requestText(this.#path, this.#lastId ? { ...this.#headers, 'Last-Event-ID': this.#lastId } : this.#headers),
    );
    socket.on('error', () => undefined);
    socket.once('data', opened);
    socket.on('data', (part: string) => {
      text += part;
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        if (socket.destroyed) return; // the rest of this read is thrown away: it must come again
        if (this.#see(frame) && --framesLeft <= 0 && !this.#stopped) this.#return(socket);
      }
    });
  }

  #return(socket: net.Socket): void {
    this.returns++;
    socket.destroy();
    setTimeout(() => this.#connect(() => undefined), Math.random() * 200);
  }

  /** True for a frame with a mark. */
  #see(frame: string): boolean {
    const mark = frame.indexOf(MARK);
    if (mark < 0) return false;
    const id = /^id: (.+-(\d+))$/m.exec(frame);
    const publisher = Number(frame[mark + MARK.length]);
    const count = Number(frame.slice(mark + MARK.length + 1, mark + MARK.length + 11));
    const before = this.last[publisher] as number;
    this.#tally.deliveries++;
    if (count > before) this.#tally.lost += count - before - 1;
    if (count <= before || Number(id?.[2] ?? 0) <= this.#lastSeq) this.#tally.doubled++;
    this.last[publisher] = Math.max(before, count);
    this.#lastId = id?.[1] ?? this.#lastId;
    this.#lastSeq = Number(id?.[2] ?? this.#lastSeq);
    return true;
  }
}
