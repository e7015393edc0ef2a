// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, line } from '../testing/entries.ts';
import { madeOf, mergeLines, tapped } from './ticket-lines.ts';

const own = (id: string, name: string, quantity: number, notes: string | null = null) => ({
  ...line(name, quantity, notes),
  id,
});

test('the same dish with the same note is one line at the place of the first; another note is another line', () => {
  const lines = [
    own('a', 'Gnocchi', 1),
    own('b', 'Coffee', 1),
    own('c', 'Gnocchi', 2),
    own('d', 'Gnocchi', 1, 'no salt'),
  ];
  expect(mergeLines(lines).map(({ name, quantity, notes }) => [name, quantity, notes])).toEqual([
    ['Gnocchi', 3, null],
    ['Coffee', 1, null],
    ['Gnocchi', 1, 'no salt'],
  ]);
});

test('the same dish without onion is another line, and the same choices are the same line', () => {
  const lines = [
    { ...own('a', 'Gnocchi', 1), without: ['Onion'] },
    own('b', 'Gnocchi', 1),
    { ...own('c', 'Gnocchi', 1), without: ['Onion'] },
    { ...own('d', 'Gnocchi', 1), extra: ['Onion'] },
  ];
  expect(mergeLines(lines).map(({ quantity, without, extra }) => [quantity, without, extra])).toEqual([
    [2, ['Onion'], undefined],
    [1, undefined, undefined],
    [1, undefined, ['Onion']],
  ]);
});

test('as many taps as portions complete a line, one more takes all of them back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), (quantities) => {
      const lines = quantities.map((quantity, index) => own(String(index), 'Gnocchi', quantity));
      const [merged] = mergeLines(lines);
      if (!merged) throw new Error('no line');
      let order = entry({ id: 1, lines });
      for (let taps = 1; taps <= merged.quantity; taps += 1) {
        for (const { itemId, done } of tapped(order, merged))
          order = { ...order, made: { ...order.made, [itemId]: done } };
        expect(madeOf(order, merged)).toBe(taps);
      }
      for (const { itemId, done } of tapped(order, merged))
        order = { ...order, made: { ...order.made, [itemId]: done } };
      expect(madeOf(order, merged)).toBe(0);
    }),
  );
});
