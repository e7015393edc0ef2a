// @vitest-environment node
import { expect, test } from 'vitest';
import { defaultKitchen } from './kitchen-options.ts';
import { lookOf } from './kitchen-look.ts';
import { pxPerMmOf } from './legibility.ts';

const fullHd = { width: 1920, height: 1080 };
const space = { width: 1896, height: 920, windowWidth: 1920, scale: 1 };
const at = (diagonal: number, distanceM: number, part = {}) => ({
  ...defaultKitchen,
  pxPerMm: pxPerMmOf(fullHd, diagonal),
  distanceM,
  ...part,
});

test('a screen that nobody has measured is sized from its window', () => {
  expect(lookOf(defaultKitchen, space).type).toBeCloseTo(1920 / 54, 3);
});

test('a screen of 21.5 inches read at 2 m has two columns at the preferred type; four make it smaller than the eye wants', () => {
  const derived = lookOf(at(21.5, 2), space);
  expect([Math.round(derived.type), derived.columns]).toEqual([67, 2]);
  const four = lookOf(at(21.5, 2, { columns: 4 }), space);
  expect(four.columns).toBe(4);
  expect(four.type).toBeLessThan(four.wanted);
});

test('ten columns are the most, also where more would fit', () => {
  expect(lookOf(at(55, 1), space).columns).toBeLessThanOrEqual(10);
  expect(lookOf(at(55, 1, { columns: 10 }), space).columns).toBe(10);
});

test('fewer columns than fit leave the type as it is', () => {
  expect(lookOf(at(32, 2, { columns: 1 }), space).type).toBe(lookOf(at(32, 2), space).type);
});

test('from far away a ticket still fits the screen, and the type says that it is too small', () => {
  const far = lookOf(at(15.6, 8), space);
  expect(far.type * 12.3).toBeLessThanOrEqual(space.width + 12);
  expect(far.type).toBeLessThan(far.wanted);
});
