import { allChecks, linesOf, runChecks } from './checks/all-checks.ts';
import { stopOnInterrupt } from './support/run-tool.ts';

/** `npm run check`, or `npm run check -- lint types` for some of them. */
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? allChecks : allChecks.filter(({ name }) => wanted.includes(name));
const unknown = wanted.filter((name) => !allChecks.some((check) => check.name === name));

if (unknown.length > 0) {
  console.error(`no check is called ${unknown.join(', ')}; there are: ${allChecks.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  stopOnInterrupt();
  const outcomes = await runChecks(chosen, (outcome) => console.log(linesOf(outcome).join('\n')));
  const failed = outcomes.filter(({ ok }) => !ok).length;
  console.log(`${outcomes.length - failed} checks passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
