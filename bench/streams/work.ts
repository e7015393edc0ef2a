/** What the load client does with a server: which streams it opens, what it posts, and how it knows a delivery again. */

export type Headers = Readonly<Record<string, string>>;

export interface Work {
  /** Streams; the subscribers take the headers in turns. */
  readonly path: string;
  readonly headers: readonly Headers[];
  readonly publish: {
    readonly path: string;
    readonly headers: Headers;
    /** JSON text in which `PLACE` is replaced by the mark. */
    readonly body: string;
  };
}

/** Every delivery is recognised by this byte, which occurs nowhere else; behind it the publisher (1 digit), its count (10) and the send time in µs (16). */
export const MARK = '~';
export const MARK_DIGITS = 1 + 10 + 16;
export const PLACE = `${MARK}mark${MARK}`;

export function markOf(publisher: number, count: number): string {
  const micros = process.hrtime.bigint() / 1000n;
  return `${MARK}${publisher}${String(count).padStart(10, '0')}${String(micros).padStart(16, '0')}`;
}

/** About 700 bytes as JSON, like one confirmed order with five items. */
export const EVENT_BODY: string = JSON.stringify({
  mark: PLACE,
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
});

export function requestText(path: string, headers: Headers): string {
  const lines = Object.entries({ Host: '127.0.0.1', Accept: 'text/event-stream', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
