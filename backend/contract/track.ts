import { z } from 'zod';
import { cancelReasons } from './customers.ts';
import { instant } from './ids.ts';
import { orderState } from './order-state.ts';

/** What the phone page hears: where the order stands. Each instant is that of the step, null before it. */
export const trackUpdate = z.object({
  state: orderState,
  placedAt: instant,
  acceptedAt: instant.nullable(),
  preparingAt: instant.nullable(),
  readyAt: instant.nullable(),
  pickedUpAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** Seq of its last event: older news changes nothing. */
  rev: z.number().int(),
});
export type TrackUpdate = z.infer<typeof trackUpdate>;

/** One order on its customer's phone: no name, no money. */
export const trackedOrder = trackUpdate.extend({
  id: z.uuid(),
  displayCode: z.string(),
  ticketNumber: z.number().int().nullable(),
  venueName: z.string(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
  /** Orders that were taken before it and are still being made; null when it is not being made itself. */
  ahead: z.number().int().nullable(),
  /** Its customer is signed in on this phone; without that it was opened from the paper, which shows less and changes nothing. */
  own: z.boolean(),
  cancellable: z.boolean(),
  cancelReason: z.enum(cancelReasons).nullable(),
  /** Only while it is good, and only for its own customer. */
  pickup: z.object({ code: z.string().regex(/^\d{6}$/), expiresAt: instant }).nullable(),
  /** Shown at the counter with a code of six digits; false for what was sold at a till, whose paper is enough. */
  needsCode: z.boolean(),
});
export type TrackedOrder = z.infer<typeof trackedOrder>;

// 21 bytes as base64url; anything else is not even looked up.
export const trackLinkInput = z.object({ link: z.string().regex(/^[\w-]{28}$/) });
