import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';
import { judgements } from './verdict.ts';

// npm run test:print-faults -- --seed 7 --orders 2000 --log FILE --report FILE
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20260115' },
    orders: { type: 'string', default: '2000' },
    log: { type: 'string' },
    /** Gets the judgements as JSON, for `npm test`. */
    report: { type: 'string' },
  },
});
const [seed, orders] = [Number(values.seed), Number(values.orders)];
const started = performance.now();
const { violations, ...figures } = await runCampaign({
  ...{ seed, orders, settleMs: 180_000 },
  ...(values.log === undefined ? {} : { logFile: values.log }),
});
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ seed, orders, ...figures, seconds, violations: violations.length }));
const judged = [
  ...judgements(violations),
  // A campaign that broke nothing has shown nothing.
  { promise: 'slips were broken off, stations and hubs killed', broken: idle(figures) },
];
for (const { promise, broken } of judged)
  console.log(`${broken === 0 ? 'ok     ' : 'FAILED '} seed ${seed}: ${promise}`);
for (const { printer, what, order } of violations.slice(0, 50)) console.log(`${printer}: ${what}, order ${order}`);
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(judged));
if (judged.some(({ broken }) => broken > 0)) process.exitCode = 1;

function idle({ faults, marked, stationKills, hubKills }: Omit<Awaited<ReturnType<typeof runCampaign>>, 'violations'>) {
  return [faults * 20 > orders, marked > 0, stationKills > 0, hubKills > 0].filter((met) => !met).length;
}
