import { noCounts } from './part.ts';
import type { Counts } from './part.ts';

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly tests: readonly { readonly projectName: string; readonly status: string }[] }[];
};
type Report = { readonly suites: readonly Suite[]; readonly errors: readonly { readonly message?: string }[] };

/**
 * Numbers for each project of a report by Playwright's `json` reporter. A flaky test is a failed one. `errors` are the
 * faults outside any test, such as a spec that cannot be loaded.
 */
export const readPlaywrightReport = (
  text: string,
): { readonly projects: ReadonlyMap<string, Counts>; readonly errors: readonly string[] } => {
  const report = JSON.parse(text) as Report;
  const projects = new Map<string, Counts>();
  for (const { projectName, status } of testsOf(report.suites)) {
    projects.set(projectName, plus(projects.get(projectName) ?? noCounts, status));
  }
  return { projects, errors: report.errors.map(({ message }) => firstLine(message ?? 'an error without a message')) };
};

const testsOf = (suites: readonly Suite[]): { readonly projectName: string; readonly status: string }[] =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs.flatMap(({ tests }) => tests), ...testsOf(inner)]);

const plus = (counts: Counts, status: string): Counts => ({
  passed: counts.passed + (status === 'expected' ? 1 : 0),
  failed: counts.failed + (status === 'unexpected' || status === 'flaky' ? 1 : 0),
  skipped: counts.skipped + (status === 'skipped' ? 1 : 0),
});

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
