import { partsFor, runParts } from './suite/parts.ts';
import { summaryOf } from './suite/summary.ts';
import { stopOnInterrupt } from './support/run-tool.ts';

/** `npm test` runs everything that can run on this machine; `npm test -- unit e2e` keeps to some parts. */
try {
  const parts = partsFor(process.argv.slice(2));
  stopOnInterrupt();
  const { lines, ok } = summaryOf(await runParts(parts));
  console.log(lines.join('\n'));
  if (!ok) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
