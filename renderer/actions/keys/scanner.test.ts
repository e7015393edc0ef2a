// @vitest-environment node
import { expect, test } from 'vitest';
import { noScan, scannedText, scanStroke } from './scanner.ts';

const typed = (text: string, everyMs: number) => {
  let scan = noScan;
  let at = 0;
  for (const key of text) scan = scanStroke(scan, key, (at += everyMs));
  return scannedText(scan, at + everyMs);
};

test.each<[string, number, string | undefined]>([
  ['ORD-A7X3B2', 4, 'ORD-A7X3B2'],
  ['ORD-A7X3B2', 90, undefined],
  ['ok', 4, undefined],
])('%s, a key every %i ms, is %s', (text, everyMs, found) => {
  expect(typed(text, everyMs)).toBe(found);
});

test('keys without a character belong to no code, and what was typed slowly before it is no part of it', () => {
  let scan = scanStroke(noScan, 'x', 0);
  for (const [index, key] of ['A', 'Shift', '0', '1'].entries()) scan = scanStroke(scan, key, 200 + index * 5);
  expect(scannedText(scan, 220)).toBe('A01');
});
