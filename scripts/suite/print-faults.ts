import { run } from '../support/run-tool.ts';
import { noCounts, withRunnerEnd, type Counts, type PartResult } from './part.ts';
import { freshReport } from './report-file.ts';

// Two campaigns beside each other: a small machine has two cores, and each waits for its printers half the time.
const SEEDS = [20_260_115, 20_260_116];
/** Of each campaign: 2,000 and more together. */
const ORDERS = 1020;
const limitMs = 8 * 60_000;

type Judged = readonly { readonly broken: number }[];

/** Numbers of a campaign's report: each promise that was kept is one passed. */
export const readJudgements = (text: string): Counts => {
  const judged = JSON.parse(text) as Judged;
  const failed = judged.filter(({ broken }) => broken > 0).length;
  return { ...noCounts, passed: judged.length - failed, failed };
};

/** The printers' fault campaign, by fixed seeds; `npm run test:print-faults -- --seed N` runs one of them again. */
export const runPrintFaults = async (): Promise<PartResult> => {
  const results = await Promise.all(SEEDS.map(campaign));
  const sum = (name: keyof Counts): number => results.reduce((total, result) => total + result[name], 0);
  const remark = results.flatMap((result) => result.remark ?? []).join('; ');
  return {
    name: 'print-faults',
    ...{ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') },
    ...(remark === '' ? {} : { remark }),
  };
};

const campaign = async (seed: number) => {
  const report = freshReport(`print-faults-${seed}`);
  const end = await run(
    process.execPath,
    ['main/testing/print-faults/cli.ts', '--seed', String(seed), '--orders', String(ORDERS), '--report', report.path],
    { show: 'inherit', limitMs },
  );
  return withRunnerEnd(report.read(readJudgements), end);
};
