import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventId, markParts, parseEventId, withPart } from './event-id.ts';
import { chunk, encodeChunkedFrame, encodeComment, encodeFrame, encodeRetry, unchunk } from './frame.ts';

test('a frame has its id, its name and its data, LF only, and one blank line', () => {
  expect(encodeFrame({ id: 'a-1', event: 'new-order', data: '{"n":"é"}' }).toString()).toBe(
    'id: a-1\nevent: new-order\ndata: {"n":"é"}\n\n',
  );
  expect(encodeFrame({ data: '{}' }).toString()).toBe('data: {}\n\n');
  expect(encodeComment('ping').toString()).toBe(': ping\n\n');
  expect(encodeRetry(3000.4).toString()).toBe('retry: 3000\n\n');
});

test('several lines of data become several data fields', () => {
  expect(encodeFrame({ data: 'a\r\nb\rc\n\nd' }).toString()).toBe('data: a\ndata: b\ndata: c\ndata: \ndata: d\n\n');
});

test.each(['a\nb', 'a\rb', 'a\0b'])('a forged field is refused: %j', (text) => {
  expect(() => encodeFrame({ id: text, data: '' })).toThrow(TypeError);
  expect(() => encodeFrame({ event: text, data: '' })).toThrow(TypeError);
  expect(() => encodeComment(text)).toThrow(TypeError);
});

test('no data can end its frame early or forge another one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', ':', ' ', 'id: x', 'data: ', 'é') }), (data) => {
      const text = encodeFrame({ id: 'l-1', event: 'e', data }).toString();
      const [id, event, ...rest] = text.split('\n');
      expect([id, event]).toEqual(['id: l-1', 'event: e']);
      expect(rest.slice(-2)).toEqual(['', '']);
      const lines = rest.slice(0, -2);
      expect(lines.every((line) => line.startsWith('data: '))).toBe(true);
      expect(lines.map((line) => line.slice(6)).join('\n')).toBe(data.replaceAll(/\r\n|\r/g, '\n'));
    }),
  );
});

test('chunk framing counts bytes, not characters, and is taken off again', () => {
  const frame = encodeFrame({ data: '🍽️'.repeat(100) });
  const framed = chunk(frame);
  expect(framed.toString('latin1').split('\r\n')[0]).toBe(frame.length.toString(16));
  expect(framed.subarray(-2).toString()).toBe('\r\n');
  expect(unchunk(framed).equals(frame)).toBe(true);
  expect(chunk(Buffer.alloc(0)).length).toBe(0);
});

test('what eventId makes, parseEventId reads', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.integer({ min: 1, max: 9999 }),
      (logId, seq, part) => {
        expect(parseEventId(eventId(logId, seq))).toEqual({ logId, seq });
        expect(parseEventId(`${eventId(logId, seq)}.${part}`)).toEqual({ logId, seq, part });
      },
    ),
  );
});

test.each([
  undefined,
  null,
  7,
  ['a-1'],
  {},
  '',
  '-',
  'a-',
  '-1',
  'abc',
  'a-1x',
  'a-01',
  'a-1.0',
  'a-1.',
  'a-99999999999999999',
  'a-9007199254740993',
  'a b-1',
  'a\n-1',
  'é-1',
  `${'a'.repeat(65)}-1`,
  `a-${'1'.repeat(100_000)}`,
  '__proto__',
])('a malformed id is no id: %j', (text) => {
  expect(parseEventId(text)).toBeUndefined();
});

test('no text at all makes parseEventId throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseEventId(text)));
});

test('frames of one seq carry their part, the last of them the plain id', () => {
  const frames = [1, 2, 2, 2, 3].map((seq) => ({ seq, data: encodeChunkedFrame({ id: `l-${seq}`, data: 'x' }) }));
  const ids = markParts(frames).map(({ data }) => /id: (\S+)/.exec(data.toString())?.[1]);
  expect(ids).toEqual(['l-1', 'l-2.1', 'l-2.2', 'l-2', 'l-3']);
  const single = frames.slice(0, 2);
  expect(markParts(single)).toBe(single);
});

test('a marked frame is still one well-formed chunk; a frame without an id stays as it is', () => {
  const marked = withPart(encodeChunkedFrame({ id: 'l-7', event: 'e', data: 'é' }), 12);
  expect(marked.equals(encodeChunkedFrame({ id: 'l-7.12', event: 'e', data: 'é' }))).toBe(true);
  const bare = encodeChunkedFrame({ data: 'x' });
  expect(withPart(bare, 1)).toBe(bare);
});
