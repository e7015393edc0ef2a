import { expect, test } from 'vitest';
import { summaryOf } from './summary.ts';

test('the last line is the sum of what ran, alone on its line', () => {
  const { lines, ok } = summaryOf([
    { name: 'check', passed: 10, failed: 0, ms: 1234 },
    { name: 'unit', passed: 200, failed: 1 },
    { name: 'chromium', passed: 3, failed: 0, skipped: 2 },
  ]);
  expect(lines.at(-1)).toBe('213 passed, 1 failed');
  expect(lines.at(-2)).toBe('');
  expect(ok).toBe(false);
});

test('a part that did not run is named above with its reason, and has passed nothing', () => {
  const { lines, ok } = summaryOf([
    { name: 'unit', passed: 5, failed: 0 },
    { name: 'electron', passed: 0, failed: 0, notRun: 'no program' },
  ]);
  expect(lines).toContain('NOT RUN  electron');
  expect(lines).toContain('not run: electron: no program');
  expect(lines.at(-1)).toBe('5 passed, 0 failed');
  expect(ok).toBe(true);
});

test('skipped tests are shown beside the passed ones', () => {
  const { lines } = summaryOf([{ name: 'unit', passed: 5, failed: 0, skipped: 2 }]);
  expect(lines.some((line) => line.includes('5 passed, 0 failed, 2 skipped'))).toBe(true);
});

test('a run in which nothing ran is no success', () => {
  expect(summaryOf([{ name: 'electron', passed: 0, failed: 0, notRun: 'no program' }]).ok).toBe(false);
  expect(summaryOf([]).ok).toBe(false);
});
