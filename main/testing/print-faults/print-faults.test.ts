import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';
import { plants } from './plants.ts';

const SEED = 20_260_115;

// The campaign itself, 2,000 orders of it, is a part of `npm test` by its own: `npm run test:print-faults`.
for (const { what, edits, verdict } of plants) {
  it(`finds a planted bug in ${what}`, async () => {
    const { violations } = await runCampaign({ seed: SEED, orders: 90, plant: edits, settleMs: 10_000 });
    expect(violations.map((violation) => violation.what)).toContainEqual(expect.stringMatching(verdict));
  }, 120_000);
}
