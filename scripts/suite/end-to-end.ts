import type { Project } from '../../e2e/support/plan.ts';
import { runTool } from '../support/run-tool.ts';
import { noCounts, withRunnerEnd } from './part.ts';
import type { Counts, PartResult, RunnerEnd } from './part.ts';
import { readPlaywrightReport } from './playwright-report.ts';
import { freshReport } from './report-file.ts';

// Longer than Playwright's own limit, which ends the run with a report.
const limitMs = 26 * 60_000;

/** Runs these Playwright projects at once; a result for each, with the reason for those that cannot run here. */
export const runProjects = async (projects: readonly Project[]): Promise<readonly PartResult[]> => {
  const chosen = projects.filter(({ notRun }) => notRun === undefined);
  const left = projects.flatMap(({ name, notRun }) =>
    notRun === undefined ? [] : [{ name, notRun, passed: 0, failed: 0 }],
  );
  if (chosen.length === 0) return left;
  const started = performance.now();
  const report = freshReport('end-to-end');
  const end = await runTool(
    '@playwright/test',
    'playwright',
    [
      'test',
      '--config=e2e',
      '--reporter=list,json',
      '--pass-with-no-tests',
      ...chosen.map(({ name }) => `--project=${name}`),
    ],
    { show: 'inherit', limitMs, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report.path, PLAYWRIGHT_HTML_OPEN: 'never' } },
  );
  const read = report.read(readPlaywrightReport);
  const ms = Math.round(performance.now() - started);
  return [...projectResults(chosen, read?.projects), ...runnerResult(read, end, ms), ...left];
};

const projectResults = (projects: readonly Project[], counts: ReadonlyMap<string, Counts> | undefined): PartResult[] =>
  projects.map(({ name, without }) => {
    const remark = without && `not run is what is tagged ${without.tag}: ${without.reason}`;
    const found = counts?.get(name);
    // Filtered to nothing, or never reached: a project without a test has passed nothing.
    if (found === undefined) return { name, ...noCounts, notRun: remark ?? 'none of its tests was run' };
    return { name, ...found, ...(remark === undefined ? {} : { remark }) };
  });

/** A row of its own for the runner: its time, and a failure when it ended badly or met faults outside any test. */
const runnerResult = (
  read: ReturnType<typeof readPlaywrightReport> | undefined,
  end: RunnerEnd,
  ms: number,
): PartResult[] => {
  const all = [...(read?.projects.values() ?? [])];
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
  const errors = read?.errors ?? [];
  const ended = withRunnerEnd(read && { ...noCounts, failed: failed + errors.length }, end);
  const own = ended.failed - failed;
  if (own === 0) return [];
  return [{ name: 'e2e runner', passed: 0, failed: own, ms, remark: errors[0] ?? ended.remark ?? 'it failed' }];
};
