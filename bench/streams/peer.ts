/** What every server under test does: `GET /events` is a stream, `POST /publish` sends its body, a JSON object, to all streams. */
import type { Server } from 'node:http';

export interface Peer {
  readonly server: Server;
  /** Figures of its own, for the correctness table. */
  stats?(): Readonly<Record<string, number>>;
}

/** Reads a request's body as text. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
