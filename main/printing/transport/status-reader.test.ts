import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockedBy } from './condition.ts';
import { createStatusReader, type StatusEvent } from './status-reader.ts';

const read = (pieces: readonly (readonly number[])[], asked: number[] = []): StatusEvent[] => {
  const events: StatusEvent[] = [];
  const reader = createStatusReader((event) => events.push(event));
  reader.asked(...asked);
  for (const piece of pieces) reader.feed(Uint8Array.from(piece));
  return events;
};

it.each([
  ['all well', [0x10, 0, 0, 0], undefined],
  ['paper out', [0x18, 0, 0x0c, 0], 'paper-out'],
  ['cover open', [0x38, 0, 0, 0], 'cover-open'],
  ['knife jam', [0x18, 0x08, 0, 0], 'cutter'],
  ['head hot', [0x18, 0x40, 0, 0], 'overheated'],
  ['paper low is only a warning', [0x10, 0, 0x03, 0], undefined],
])('a pushed report: %s', (_name, bytes, blocked) => {
  const [event] = read([bytes]);
  expect(event?.kind === 'condition' && blockedBy(event.condition)).toBe(blocked);
});

it('tells answers to DLE EOT apart by the order they were asked in', () => {
  const events = read([[0x12, 0x32, 0x72]], [1, 2, 4]);
  expect(events.map((event) => event.kind === 'condition' && blockedBy(event.condition))).toEqual([
    undefined,
    'paper-out',
    'paper-out',
  ]);
});

it('finds everything in one stream, however it is cut into pieces', () => {
  const stream = [
    0x10, 0, 0, 0, 0x37, 0x22, 0x31, 0x30, 0x30, 0x37, 0, 0x00, 0x12, 0x18, 0, 0x0c, 0, 0x5f, 0x41, 0x00, 0x0c,
  ];
  const kinds = (events: readonly StatusEvent[]): string[] =>
    events.map((event) => (event.kind === 'process-id' ? event.id : event.kind));
  const whole = kinds(read([stream], [4]));
  expect(whole).toEqual(['condition', '1007', 'barrier', 'condition', 'condition', 'barrier']);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const pieces = edges.slice(1).map((edge, index) => stream.slice(edges[index], edge));
      expect(kinds(read(pieces, [4]))).toEqual(whole);
    }),
  );
});

it('survives noise', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => void read([[...noise], [0x10, 0, 0, 0]])));
});
