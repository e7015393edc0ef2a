import { expect, test } from 'vitest';
import { withRunnerEnd } from './part.ts';

const counts = { passed: 4, failed: 0, skipped: 0 };

test('a runner that ends well leaves its numbers as they are', () => {
  expect(withRunnerEnd(counts, { code: 0, late: false })).toEqual(counts);
});

test('failed tests explain a bad end', () => {
  const failed = { ...counts, failed: 2 };
  expect(withRunnerEnd(failed, { code: 1, late: false })).toEqual(failed);
});

test.each([
  ['no report at all', undefined, { code: 0, late: false }, 1],
  ['killed before its report', undefined, { code: null, late: false }, 1],
  ['a bad end that no test explains', counts, { code: 1, late: false }, 1],
  ['a signal after a good report', counts, { code: null, late: false }, 1],
  ['ended because it hung', { ...counts, failed: 2 }, { code: null, late: true }, 3],
] as const)('%s is a failure', (_name, report, end, failed) => {
  const result = withRunnerEnd(report, end);
  expect(result.failed).toBe(failed);
  expect(result.remark).toBeTruthy();
});
