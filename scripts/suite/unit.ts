import { runTool } from '../support/run-tool.ts';
import { withRunnerEnd } from './part.ts';
import type { PartResult } from './part.ts';
import { freshReport } from './report-file.ts';
import { readVitestReport } from './vitest-report.ts';

const limitMs = 15 * 60_000;

/** All unit tests, written to the terminal as they run. `names` are files or folders to keep to. */
export const runUnit = async (names: readonly string[] = []): Promise<PartResult> => {
  const report = freshReport('unit');
  const end = await runTool(
    'vitest',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report.path}`, ...names],
    { show: 'inherit', limitMs },
  );
  return { name: 'unit', ...withRunnerEnd(report.read(readVitestReport), end) };
};
