import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';

const MONTH_MS = 32 * 24 * 3_600_000;

/** At most a month: the log of more would be read while people sell. */
export const operationsQuery = z
  .object({ from: instant, to: instant })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from) && Date.parse(to) - Date.parse(from) <= MONTH_MS, {
    path: ['to'],
    message: 'after from, and at most a month later',
  });

/** Seconds from confirmation to ready; null: nothing was finished. `late`: longer than the house's own limit. */
export const preparation = z.object({
  count: z.number().int(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  late: z.number().int(),
});
export type Preparation = z.infer<typeof preparation>;

export const operationsReport = z.object({
  lateMinutes: z.number().int(),
  orders: preparation,
  stations: z.array(preparation.extend({ id: opaqueId, name: z.string() })),
  /** Each time a printer stopped being fine: how often, and for how many minutes in all. */
  incidents: z.array(
    z.object({
      printerId: opaqueId,
      name: z.string(),
      detail: z.string(),
      count: z.number().int(),
      minutes: z.number(),
    }),
  ),
});
export type OperationsReport = z.infer<typeof operationsReport>;
