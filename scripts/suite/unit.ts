import { runTool } from '../support/run-tool.ts';
import { withRunnerEnd } from './part.ts';
import type { PartResult } from './part.ts';
import { freshReport } from './report-file.ts';
import { readVitestReport } from './vitest-report.ts';

const limitMs = 15 * 60_000;

/** All unit tests, written to the terminal as they run. `noPostgres`: why those that need it are skipped. */
export const runUnit = async (noPostgres: string | undefined): Promise<PartResult> => {
  const report = freshReport('unit');
  const end = await runTool(
    'vitest',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report.path}`],
    { show: 'inherit', limitMs },
  );
  const skipped = noPostgres === undefined ? {} : { remark: `the store on PostgreSQL was not tried: ${noPostgres}` };
  return { name: 'unit', ...skipped, ...withRunnerEnd(report.read(readVitestReport), end) };
};
