/**
 * Bytes of one Server-Sent-Events frame, as the WHATWG HTML standard section 9.2 defines them: UTF-8, LF only.
 * A frame is encoded once; the same buffer then goes to every subscriber.
 */

/** One frame; `data` is normally single-line JSON, several lines become several `data:` fields. */
export interface Frame {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}

/** CR, LF would forge a field; NUL in an id makes every client ignore the id. */
const FORBIDDEN = /[\r\n\0]/;
const LINE_END = /\r\n|\r|\n/;
const CRLF = Buffer.from('\r\n');

/** Encodes one frame. Throws a TypeError when `id` or `event` holds CR, LF or NUL. */
export function encodeFrame(frame: Frame): Buffer {
  return Buffer.from(frameText(frame));
}

/** Encodes one frame with the HTTP/1.1 chunk framing around it, in one piece of memory: what `StreamHub.publish` takes. */
export function encodeChunkedFrame(frame: Frame): Buffer {
  const text = frameText(frame);
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}

/** `: text` and a blank line: a comment that every client skips. Throws a TypeError on CR, LF or NUL. */
export function encodeComment(text: string): Buffer {
  return Buffer.from(`: ${oneLine(text, 'comment')}\n\n`);
}

/** The reconnection delay in whole ms, in a frame of its own that dispatches nothing. */
export function encodeRetry(ms: number): Buffer {
  return Buffer.from(`retry: ${Math.max(0, Math.round(ms))}\n\n`);
}

/** RFC 9112 section 7.1: length in hex, CRLF, bytes, CRLF. An empty buffer stays empty: a zero chunk would end the body. */
export function chunk(bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CRLF]);
}

/** The bytes inside one chunk made by `chunk`, without a copy: HTTP/1.0 clients get an identity body. */
export function unchunk(chunked: Buffer): Buffer {
  return chunked.subarray(chunked.indexOf(CRLF) + CRLF.length, chunked.length - CRLF.length);
}

/** The chunk that ends an HTTP/1.1 body. */
export const LAST_CHUNK: Buffer = Buffer.from('0\r\n\r\n');

/** The same text in both body encodings, made once and shared by every client. */
export interface Encoded {
  readonly chunked: Buffer;
  readonly identity: Buffer;
}

/** Both encodings of several frames that leave together. */
export function both(...identity: readonly Buffer[]): Encoded {
  return { identity: Buffer.concat(identity), chunked: Buffer.concat(identity.map(chunk)) };
}

function frameText({ id, event, data }: Frame): string {
  const head =
    (id === undefined ? '' : `id: ${oneLine(id, 'id')}\n`) +
    (event === undefined ? '' : `event: ${oneLine(event, 'event')}\n`);
  if (!data.includes('\n') && !data.includes('\r')) return `${head}data: ${data}\n\n`;
  return `${head}${data
    .split(LINE_END)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}

function oneLine(text: string, what: string): string {
  if (FORBIDDEN.test(text)) throw new TypeError(`a stream ${what} must not hold CR, LF or NUL`);
  return text;
}
