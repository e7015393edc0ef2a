import { expect, test } from 'vitest';
import type { Row } from './end.ts';
import { createSum } from './row-sum.ts';

const table = { name: 't', columns: ['a', 'b'], key: ['a'], blobs: [], numbered: undefined };
const sumOf = (...rows: Row[]): string => {
  const sum = createSum(table);
  for (const row of rows) sum.add(row);
  return `${sum.rows()} ${sum.checksum()}`;
};

test('the order of rows and columns does not count, their number and every value does', () => {
  const [one, two] = [
    { a: 1, b: 'è 🧅' },
    { a: 2, b: null },
  ];
  expect(sumOf(one, two)).toBe(sumOf({ b: null, a: 2 }, { b: 'è 🧅', a: 1 }));
  const others = [
    sumOf(one),
    sumOf(one, two, two),
    sumOf(one, { a: 2, b: '' }),
    sumOf(one, { a: 2, b: 0 }),
    sumOf(one, { a: 2.5, b: null }),
  ];
  expect(new Set([...others, sumOf(one, two)]).size).toBe(6);
  expect(sumOf({ a: 1, b: Buffer.from('x') })).not.toBe(sumOf({ a: 1, b: 'x' }));
});

test('a number that a double cannot hold is refused, not rounded on both sides alike', () => {
  expect(() => sumOf({ a: 2 ** 53, b: null })).toThrow('too large');
});
