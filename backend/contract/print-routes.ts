import { z } from 'zod';
import { opaqueId } from './ids.ts';
import { orderType } from './order-state.ts';

/**
 * Kitchen lines that go elsewhere than the menu says. What is null is not asked for; the rule that asks for most wins, the
 * first of equals. Each of `printerIds` gets the line.
 */
export const printRoute = z.object({
  orderType: orderType.nullable().default(null),
  registerId: opaqueId.nullable().default(null),
  stationId: opaqueId.nullable().default(null),
  categoryId: opaqueId.nullable().default(null),
  // More than that of one dish is paper for nobody.
  printerIds: z.array(opaqueId).min(1).max(5),
});
export type PrintRoute = z.infer<typeof printRoute>;
