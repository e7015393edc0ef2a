// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { arcOf, capitalMm, diagonalOf, pxPerMmOf, typeFor } from './legibility.ts';

const fullHd = { width: 1920, height: 1080 };

// The table of kds-field section 7: font size in px, least / preferred.
describe.each([
  [15.6, { 1: [37, 46], 2: [74, 92], 3: [111, 139] }],
  [21.5, { 1: [27, 34], 2: [54, 67], 3: [80, 101], 5: [134, 168], 8: [215, 268] }],
  [24, { 1: [24, 30], 2: [48, 60], 3: [72, 90], 5: [120, 150], 8: [192, 240] }],
  [32, { 1: [18, 23], 2: [36, 45], 3: [54, 68], 5: [90, 113], 8: [144, 180] }],
  [43, { 1: [13, 17], 2: [27, 34], 3: [40, 50], 5: [67, 84], 8: [107, 134] }],
  [55, { 1: [10, 13], 2: [21, 26], 3: [31, 39], 5: [52, 66], 8: [84, 105] }],
])('%s inches', (diagonal, table) => {
  const pxPerMm = pxPerMmOf(fullHd, diagonal);
  test.each(Object.entries(table))('at %s m', (distance, [least = 0, preferred = 0]) => {
    // The table rounds its millimetres first: one px, or one in a hundred of a large type.
    const close = (px: number, wanted: number): void =>
      expect(Math.abs(px - wanted)).toBeLessThanOrEqual(Math.max(1, wanted / 100));
    close(typeFor(Number(distance), pxPerMm, 16), least);
    close(typeFor(Number(distance), pxPerMm), preferred);
  });
});

test('what is sized for an angle is seen under it', () => {
  const pxPerMm = pxPerMmOf(fullHd, 24);
  expect(arcOf(typeFor(3, pxPerMm), 3, pxPerMm)).toBeCloseTo(20, 6);
  expect(capitalMm(typeFor(2, pxPerMm), pxPerMm)).toBeCloseTo(11.6, 1);
  expect(diagonalOf(fullHd, pxPerMm)).toBeCloseTo(24, 6);
});
