import { z } from 'zod';
import { choicesInput } from './choices.ts';
import { opaqueId } from './ids.ts';
import { decimalInput } from './money.ts';

// A line of 255 characters is what the field's clients send at most (D4); longer notes would not fit a slip.
export const notes = z.string().max(255).nullish();
// A sheet of 200 lines is beyond any table; without a limit one request could hold the writer for seconds.
export const MAX_LINES = 200;
export const MAX_QUANTITY = 999;

export const orderItemInput = z.object({
  foodId: opaqueId,
  quantity: z.number().int().min(1).max(MAX_QUANTITY),
  notes,
  /** For the whole line, besides what its extras cost. */
  surcharge: decimalInput.default(0),
  ...choicesInput,
});
export type OrderItemInput = z.infer<typeof orderItemInput>;

export const foodRef = z.object({
  id: opaqueId,
  name: z.string(),
  printerId: opaqueId.nullable(),
  category: z
    .object({ id: opaqueId, name: z.string(), station: z.object({ id: opaqueId, name: z.string() }).nullable() })
    .nullable(),
});
