import type { Check, CheckResult } from './check.ts';
import { fileLengths, fileNames, lockfile, paths, readmes, versions } from './house.ts';
import { format, imports, lint, types, unused } from './tools.ts';

/** Quick ones first, so that a slip is seen at once. */
export const allChecks: readonly Check[] = [
  versions,
  lockfile,
  fileNames,
  readmes,
  paths,
  fileLengths,
  imports,
  format,
  lint,
  types,
  unused,
];

export type Outcome = CheckResult & { readonly name: string; readonly ms: number };

/** Runs checks one after another; one that throws has failed, and the rest still run. `report` sees each as it ends. */
export const runChecks = async (
  checks: readonly Check[],
  report: (outcome: Outcome) => void,
  now: () => number = () => performance.now(),
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const started = now();
    const result = await attempt(check);
    const outcome = { ...result, name: check.name, ms: Math.round(now() - started) };
    report(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
};

/** Lines that show an outcome: one, and the details below it when it failed. */
export const linesOf = ({ name, ok, note, ms, details }: Outcome): string[] => [
  `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${`${(ms / 1000).toFixed(1)} s`.padStart(7)}  ${note}`.trimEnd(),
  ...(ok ? [] : details.map((detail) => `         ${detail}`)),
];

const attempt = async (check: Check): Promise<CheckResult> => {
  try {
    return await check.run();
  } catch (error) {
    return { ok: false, note: '', details: [error instanceof Error ? error.message : String(error)] };
  }
};
