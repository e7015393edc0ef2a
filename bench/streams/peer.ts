/** What every server under test does: `GET /events` is a stream, `POST /publish` sends its body, a JSON object, to all streams. */
import type { Server } from 'node:http';

export interface Peer {
  readonly server: Server;
  /** Figures of its own, for the correctness table. */
  stats?(): Readonly<Record<string, number>>;
}

/** The event that travels: about 700 bytes as JSON, like one confirmed order with six items. */
export interface BenchEvent {
  readonly mark: string;
  readonly [field: string]: unknown;
}

/** Every delivery is recognised by this byte, which occurs nowhere else; behind it the publisher (1 digit), its count (10) and the send time in µs (16). */
export const MARK = '~';
export const MARK_DIGITS = 1 + 10 + 16;

export function markOf(publisher: number, count: number): string {
  const micros = process.hrtime.bigint() / 1000n;
  return `${publisher}${String(count).padStart(10, '0')}${String(micros).padStart(16, '0')}`;
}

/** JSON text of one event. */
export function eventText(publisher: number, count: number): string {
  return `{"mark":"${MARK}${markOf(publisher, count)}",${REST}`;
}

const REST = JSON.stringify({
  id: 4711,
  displayCode: 'A17',
  ticketNumber: 117,
  table: '12',
  customer: 'Giovanna',
  status: 'CONFIRMED',
  orderItems: ['Gnocchi al ragù', 'Polenta e funghi', 'Costine', 'Insalata mista', 'Vino rosso 0,5 l'].map(
    (name, index) => ({
      id: 9000 + index,
      quantity: index + 1,
      notes: index === 1 ? 'senza formaggio' : '',
      unitPrice: '7.5',
      total: '15',
      food: { id: index, name },
    }),
  ),
}).slice(1);

/** Reads a request's body as text. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
