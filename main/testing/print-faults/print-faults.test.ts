import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';
import { plants } from './plants.ts';

const SEED = 20_260_115;

it('loses nothing, doubles nothing unmarked, keeps the order, pulses once, whatever breaks', async () => {
  const { violations, ...figures } = await runCampaign({ seed: SEED, orders: 120 });
  expect(violations).toEqual([]);
  // The campaign must have been one: slips broken off and stations killed.
  expect(figures.marked).toBeGreaterThan(0);
  expect(figures.stationKills + figures.hubKills).toBeGreaterThan(1);
}, 120_000);

for (const { what, edits, verdict } of plants) {
  it(`finds a planted bug in ${what}`, async () => {
    const { violations } = await runCampaign({ seed: SEED, orders: 90, plant: edits, settleMs: 10_000 });
    expect(violations.map((violation) => violation.what)).toContainEqual(expect.stringMatching(verdict));
  }, 120_000);
}
