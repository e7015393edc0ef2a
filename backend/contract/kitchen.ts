import { z } from 'zod';
import { opaqueId, orderId } from './ids.ts';

/** What cooks say of a ticket beside its state: begun, waiting, to be made first, kept at the front. */
export const kitchenMarks = ['started', 'hold', 'rush', 'pin'] as const;
export const kitchenMark = z.enum(kitchenMarks);
export type KitchenMark = z.infer<typeof kitchenMark>;

/** `done`: portions of the line that are made. */
export const portion = z.object({ itemId: opaqueId, done: z.number().int() });
export type Portion = z.infer<typeof portion>;

/**
 * `from`: how many were done when the finger came down. With it, two tablets that count the same portion at once make one, and
 * the slower is told (409).
 */
export const patchPortionsInput = z.object({
  done: z.number().int().min(0).max(999),
  from: z.number().int().min(0).max(999).optional(),
});
/** Only what is named changes. */
export const patchMarksInput = z.partialRecord(kitchenMark, z.boolean());

export const orderPortionsChanged = z.object({ orderId, itemId: opaqueId, done: z.number().int() });
export const orderMarksChanged = z.object({ orderId, marks: z.array(kitchenMark) });
