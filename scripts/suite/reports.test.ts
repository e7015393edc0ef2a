import { expect, test } from 'vitest';
import { readPlaywrightReport } from './playwright-report.ts';
import { readJudgements } from './print-faults.ts';
import { readVitestReport } from './vitest-report.ts';

const file = (status: string, ...tests: string[]): object => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const vitest = (...testResults: object[]): string => JSON.stringify({ testResults });

test('vitest: passed, failed, and what was left out', () => {
  const text = vitest(file('passed', 'passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed'));
  expect(readVitestReport(text)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('vitest: a file that cannot be loaded is one failure', () => {
  expect(readVitestReport(vitest(file('failed')))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('vitest: a set-up that breaks after tests have passed is one failure', () => {
  expect(readVitestReport(vitest(file('failed', 'passed')))).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

const spec = (projectName: string, status: string): object => ({ tests: [{ projectName, status }] });

test('playwright: counted for each project, through nested suites; flaky is failed', () => {
  const inner = { specs: [spec('chromium', 'unexpected'), spec('chromium', 'flaky'), spec('chromium', 'skipped')] };
  const suites = [
    { specs: [spec('chromium', 'expected')], suites: [inner] },
    { specs: [spec('conformance', 'expected')] },
  ];
  const { projects, errors } = readPlaywrightReport(JSON.stringify({ suites, errors: [] }));
  expect(Object.fromEntries(projects)).toEqual({
    chromium: { passed: 1, failed: 2, skipped: 1 },
    conformance: { passed: 1, failed: 0, skipped: 0 },
  });
  expect(errors).toEqual([]);
});

test('playwright: a fault outside any test is told by its first line', () => {
  const { errors } = readPlaywrightReport(
    JSON.stringify({ suites: [], errors: [{ message: 'cannot load\n  at x' }, {}] }),
  );
  expect(errors).toEqual(['cannot load', 'an error without a message']);
});

test('half a report is an error, never zero tests', () => {
  expect(() => readVitestReport('{"testResults":[')).toThrow(SyntaxError);
  expect(() => readPlaywrightReport('{}')).toThrow(TypeError);
});

test('the fault campaign: each promise counts one, kept or broken', () => {
  const text = JSON.stringify([{ broken: 0 }, { broken: 7 }, { broken: 0 }]);
  expect(readJudgements(text)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});
