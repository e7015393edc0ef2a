/** HTTP/1.1 chunked coding, read as it comes in. Keeps each chunk apart: a chunk is one write of the server. */
export class Dechunker {
  #waiting: Buffer = Buffer.alloc(0);
  ended = false;

  /** The chunks that `bytes` completes. @throws Error on framing that is no chunk framing */
  push(bytes: Buffer): Buffer[] {
    this.#waiting = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    const chunks: Buffer[] = [];
    for (;;) {
      const head = this.#waiting.indexOf('\r\n');
      if (head < 0) return chunks;
      const size = this.#waiting.toString('latin1', 0, head);
      if (!/^[0-9a-f]{1,8}$/i.test(size)) throw new Error(`broken chunk header: ${JSON.stringify(size)}`);
      const from = head + 2;
      const to = from + Number.parseInt(size, 16);
      if (this.#waiting.length < to + 2) return chunks;
      if (this.#waiting.toString('latin1', to, to + 2) !== '\r\n')
        throw new Error('a chunk does not end where it says');
      if (to === from) this.ended = true;
      else chunks.push(this.#waiting.subarray(from, to));
      this.#waiting = this.#waiting.subarray(to + 2);
    }
  }
}
