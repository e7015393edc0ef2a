import type { cancelledSlip } from '#contract/events.ts';
import { clockTime, type Venue } from './format.ts';
import { banner, cut, feed, rule, text, type SlipDocument } from './model.ts';
import { headBlocks } from './slip-parts.ts';
import { strings } from './strings.ts';

export type CancelledSlip = ReturnType<typeof cancelledSlip.parse>;

/** Tells a kitchen to stop. `at` is when the hub announced it, an ISO instant. */
export const cancellation = (slip: CancelledSlip, at: string, venue: Venue): SlipDocument => {
  const say = strings(venue.language);
  return {
    language: venue.language,
    blocks: [
      banner(say.cancelled),
      ...headBlocks(slip, venue.language),
      rule(true),
      text(say.cancelledNote, { height: 2, bold: true }),
      text(clockTime(at, venue)),
      feed(1),
      cut,
    ],
  };
};
