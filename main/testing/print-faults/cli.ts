import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';

// npm run test:print-faults -- --seed 7 --orders 2000 --log FILE
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20260115' },
    orders: { type: 'string', default: '2000' },
    log: { type: 'string' },
  },
});
const verdict = await runCampaign({
  seed: Number(values.seed),
  orders: Number(values.orders),
  settleMs: 180_000,
  ...(values.log === undefined ? {} : { logFile: values.log }),
});
const { violations, ...figures } = verdict;
console.log(
  JSON.stringify({
    seed: Number(values.seed),
    orders: Number(values.orders),
    ...figures,
    violations: violations.length,
  }),
);
for (const { printer, what, order } of violations.slice(0, 50)) console.log(`${printer}: ${what}, order ${order}`);
if (violations.length > 0) process.exitCode = 1;
