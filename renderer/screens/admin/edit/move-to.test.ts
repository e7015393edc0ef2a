// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveTo, shifted } from './move-to.ts';

const ids = ['a', 'b', 'c'];
const boxes = [
  { top: 0, bottom: 50 },
  { top: 50, bottom: 150 },
  { top: 150, bottom: 200 },
];

test('a row goes where the finger is, once that is past the middle of the row there', () => {
  expect(moveTo(ids, 'a', boxes, 80)).toBe(ids);
  expect(moveTo(ids, 'a', boxes, 120)).toEqual(['b', 'a', 'c']);
  expect(moveTo(ids, 'a', boxes, 900)).toEqual(['b', 'c', 'a']);
  expect(moveTo(ids, 'c', boxes, -20)).toEqual(['c', 'a', 'b']);
  expect(moveTo(ids, 'c', boxes, 120)).toBe(ids);
});

test('keys move it by a place, and not beyond the ends', () => {
  expect(shifted(ids, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(shifted(ids, 'a', -1)).toBe(ids);
  expect(shifted(ids, 'a', 99)).toEqual(['b', 'c', 'a']);
});

test('nothing is lost or doubled, wherever it is dropped', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.integer({ min: -500, max: 500 }), fc.integer(), (id, y, step) => {
      expect(moveTo(ids, id, boxes, y).toSorted()).toEqual(ids);
      expect(shifted(ids, id, step).toSorted()).toEqual(ids);
    }),
  );
});
