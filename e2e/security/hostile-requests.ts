import fc from 'fast-check';
import { targetOf } from './hostile-targets.ts';
import { bodyValues } from './hostile-values.ts';
import type { BodyKind, Known } from './hostile-values.ts';

/** One request as it goes on the wire. */
export type HostileRequest = { readonly bytes: Buffer };

export type Credentials = {
  readonly operator: string;
  readonly admin: string;
  readonly printerKey: string;
  readonly webappKey: string;
};

const credentialLines = (known: Credentials): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    { arbitrary: fc.constant([`authorization: Bearer ${known.operator}`]), weight: 6 },
    { arbitrary: fc.constant([`authorization: Bearer ${known.admin}`]), weight: 9 },
    { arbitrary: fc.constant([`x-api-key: ${known.printerKey}`]), weight: 2 },
    { arbitrary: fc.constant([`x-api-key: ${known.webappKey}`]), weight: 1 },
    fc.constant([]),
    fc.constantFrom(
      ['authorization: Bearer'],
      ['authorization: Bearer a.b.c', 'authorization: Bearer d.e.f'],
      ['authorization: Basic YWRtaW46YWRtaW4='],
      [`authorization: Bearer ${'A'.repeat(6000)}`],
      ['authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiaWQiOiIxIn0.'],
      ['cookie: mysagra_token=%00; mysagra_session=\u00ff\u00fe; __proto__=1'],
      [`cookie: ${'a=b; '.repeat(1500)}`],
      ['x-api-key: '],
      ['x-api-key: \u00ff\u0001'],
      [`x-api-key: ${known.printerKey}`, `x-api-key: ${known.webappKey}`],
    ),
  );

/** Header lines that proxies, parsers and naive code disagree about. */
const trickLines: fc.Arbitrary<readonly string[]> = fc.oneof(
  { arbitrary: fc.constant([]), weight: 8 },
  {
    arbitrary: fc.constantFrom(
      ['host: evil.example'],
      ['host: 127.0.0.1', 'host: evil.example'],
      ['origin: http://evil.example'],
      ['origin: null'],
      ['expect: 100-continue'],
      ['expect: the-unexpected'],
      ['upgrade: websocket', 'connection: upgrade'],
      ['upgrade: h2c', 'connection: upgrade, http2-settings', 'http2-settings: AAMAAABkAAQAAP__'],
      ['content-encoding: gzip'],
      ['x-http-method-override: DELETE'],
      ['x-forwarded-for: 127.0.0.1', 'x-forwarded-proto: https', 'x-forwarded-host: evil.example'],
      ['range: bytes=0-18446744073709551615'],
      ['if-none-match: *', 'if-modified-since: yesterday'],
      [`x-long: ${'y'.repeat(20_000)}`],
      Array.from({ length: 300 }, (_, index) => `x-${index}: 1`),
      ['x-folded: one', ' two'],
      ['no colon here'],
      [': empty'],
      ['x-nul: a\0b'],
      ['x-cr: a\rb'],
      ['__proto__: 1', 'constructor: 2'],
      ['accept: text/event-stream', 'last-event-id: \u0001'],
      ['last-event-id: abc'],
      [`last-event-id: ${'9'.repeat(3000)}`],
      ['x-request-id: \u00e9\u0001'],
      [`x-request-id: ${'r'.repeat(5000)}`],
      ['idempotency-key: '],
      ['idempotency-key: the-same-for-all'],
      [`idempotency-key: ${'k'.repeat(300)}`],
      ['idempotency-key: one', 'idempotency-key: two'],
      ['connection: keep-alive, close, upgrade'],
      ['te: trailers', 'trailer: authorization'],
    ),
    weight: 2,
  },
);

const rawBodies = (known: Known): ((kind: BodyKind) => fc.Arbitrary<Buffer>) => {
  const values = bodyValues(known);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.constantFrom(
      Buffer.from('['.repeat(50_000)),
      Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
      Buffer.from(`{"orderItems":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      Buffer.from('{"__proto__":{"roles":["admin"]},"orderItems":[]}'),
      Buffer.from('{"constructor":{"prototype":{"admin":true}},"status":"COMPLETED"}'),
      Buffer.from('{"status":"COMPLETED","status":"CANCELLED"}'),
      Buffer.from('{"orderItems":[{"foodId":"x","quantity":1e400}]}'),
      Buffer.from('{"quantity":-0,"n":123456789012345678901234567890}'),
      Buffer.from([
        0x7b, 0x22, 0x74, 0x61, 0x62, 0x6c, 0x65, 0x22, 0x3a, 0x22, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22, 0x7d,
      ]),
      Buffer.from('\ufeff{"status":"COMPLETED"}'),
      Buffer.from('{"status":"COMPLETED"}', 'utf16le'),
      Buffer.from('NaN'),
      Buffer.from("{'status':'COMPLETED'}"),
      Buffer.from(`"${'x'.repeat(200_000)}"`),
      Buffer.alloc(0),
    ),
  );
  return (kind) => {
    const json = (values[kind] as fc.Arbitrary<unknown>).map((value) => Buffer.from(JSON.stringify(value) ?? ''));
    return fc.oneof({ arbitrary: json, weight: 12 }, { arbitrary: bytes, weight: 1 });
  };
};

/** How the body's length is told: right, wrong, twice, or in chunks that may be broken. */
const framing: fc.Arbitrary<(body: Buffer) => { lines: string[]; body: Buffer }> = fc.oneof(
  { arbitrary: fc.constant((body: Buffer) => ({ lines: [`content-length: ${body.length}`], body })), weight: 12 },
  {
    arbitrary: fc.constantFrom<(body: Buffer) => { lines: string[]; body: Buffer }>(
      (body) => ({ lines: [`content-length: ${body.length}`, `content-length: ${body.length + 1}`], body }),
      (body) => ({ lines: ['content-length: -1'], body }),
      (body) => ({ lines: ['content-length: 1e3'], body }),
      (body) => ({ lines: ['content-length: 99999999999999999999'], body }),
      (body) => ({ lines: [`content-length: ${body.length + 5}`], body }),
      (body) => ({ lines: [`content-length: ${Math.max(0, body.length - 3)}`], body }),
      (body) => ({ lines: ['transfer-encoding: chunked', `content-length: ${body.length}`], body }),
      (body) => ({ lines: ['transfer-encoding: gzip, chunked'], body }),
      () => ({ lines: ['transfer-encoding: chunked'], body: Buffer.from('zz\r\nhello\r\n0\r\n\r\n') }),
      () => ({ lines: ['transfer-encoding: chunked'], body: Buffer.from('ffffffffffffffff\r\nhello') }),
      (body) => ({
        lines: ['transfer-encoding: chunked'],
        body: Buffer.concat([
          Buffer.from(`${body.length.toString(16)};ext="${'e'.repeat(50)}"\r\n`),
          body,
          Buffer.from('\r\n0\r\nx-trailer: 1\r\n\r\n'),
        ]),
      }),
      (body) => ({ lines: [], body }),
    ),
    weight: 1,
  },
);

const contentType = fc.oneof(
  { arbitrary: fc.constant('content-type: application/json'), weight: 10 },
  fc.constantFrom(
    'content-type: application/json; charset=utf-16',
    'content-type: APPLICATION/JSON;;;',
    'content-type: text/plain',
    'content-type: multipart/form-data',
    'content-type: application/x-www-form-urlencoded',
    'content-type: ',
    'content-type: application/json, text/html',
    'content-type: __proto__',
    'x-no-type: 1',
  ),
);

/** Requests from nearly right to no HTTP at all. */
export const hostileRequest = (known: Known & Credentials, host: string): fc.Arbitrary<HostileRequest> => {
  const version = fc.oneof(
    { arbitrary: fc.constant('HTTP/1.1'), weight: 30 },
    fc.constantFrom('HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'HTTP', 'ICY', ''),
  );
  const bodies = rawBodies(known);
  const request = targetOf(known)
    .chain((target) =>
      fc.record({
        target: fc.constant(target),
        version,
        credentials: credentialLines(known),
        tricks: trickLines,
        type: contentType,
        body: bodies(target.kind),
        framing,
      }),
    )
    .map(({ target: { method, path }, version: spoken, credentials, tricks, type, body, framing: frame }) => {
      const framed = method === 'GET' && body.length % 3 !== 0 ? { lines: [], body: Buffer.alloc(0) } : frame(body);
      const named = tricks.some((line) => line.startsWith('host:')) ? [] : [`host: ${host}`];
      const head = [`${method} ${path} ${spoken}`, ...named, ...credentials, type, ...tricks, ...framed.lines, '', ''];
      return { bytes: Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), framed.body]) };
    });
  const garbage = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => ({ bytes: Buffer.from(bytes) })),
    fc.constantFrom(
      { bytes: Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]) },
      { bytes: Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n') },
      { bytes: Buffer.from('\r\n'.repeat(2000)) },
      { bytes: Buffer.from(`GET / HTTP/1.1\nHost: ${host}\n\n`) },
      { bytes: Buffer.from(`GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(40)) },
      { bytes: Buffer.from(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`) },
      { bytes: Buffer.alloc(70_000, 'A') },
      { bytes: Buffer.from(`GET ${'/'.repeat(70_000)} HTTP/1.1\r\n`) },
    ),
  );
  return fc.oneof({ arbitrary: request, weight: 19 }, { arbitrary: garbage, weight: 1 });
};
