import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';
import { plants } from './plants.ts';

const SEED = 20_260_115;

// The campaign itself, 2,000 orders of it, is a part of `npm test` by its own: `npm run test:print-faults`.
it('keeps every promise with late slips gathered on digests, too', async () => {
  const { violations, digests } = await runCampaign({ seed: SEED, orders: 120, digests: true });
  expect(violations).toEqual([]);
  expect(digests).toBeGreaterThan(3);
}, 240_000);

// Side by side: each waits most of its time, for printers of its own.
for (const { what, edits, verdict, digests = false } of plants) {
  it.concurrent(`finds a planted bug in ${what}`, async () => {
    const { violations } = await runCampaign({ seed: SEED, orders: 90, plant: edits, digests, settleMs: 10_000 });
    expect(violations.map((violation) => violation.what)).toContainEqual(expect.stringMatching(verdict));
  }, 120_000);
}
