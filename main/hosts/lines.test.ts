import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter } from './lines.ts';

const linesOf = (chunks: readonly Buffer[]): string[] => {
  const lines: string[] = [];
  const splitter = createLineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
};

test('however the bytes are cut, the lines are the same', () => {
  const text = 'caffè\nprezzo: 3 €\r\n\n{"ready":true}\nlast';
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const bytes = Buffer.from(text);
      const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
      expect(linesOf(chunks)).toEqual(['caffè', 'prezzo: 3 €', '{"ready":true}', 'last']);
    }),
  );
});

test('a line without an end is cut, nothing of it is lost', () => {
  const lines = linesOf(Array.from({ length: 200 }, () => Buffer.alloc(1024, 'x')));
  expect(lines.map((line) => line.length)).toEqual([65_536, 65_536, 65_536, 200 * 1024 - 3 * 65_536]);
});
