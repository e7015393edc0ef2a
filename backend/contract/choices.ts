import { z } from 'zod';
import { opaqueId } from './ids.ts';
import { decimalString } from './money.ts';

// More than any dish has; a limit keeps one line from growing a slip without end.
const MAX_CHOICES = 30;
const chosen = z.array(opaqueId).max(MAX_CHOICES).optional();

/** Ids of ingredients that one line leaves out of its dish, or adds to it. Named twice is named once. */
export const choicesInput = { without: chosen, extra: chosen };

/** By name, as it was called when it was sold. */
export const leftOut = z.object({ id: opaqueId, name: z.string() });
/** `surcharge`: what one piece of the line costs more for it. It is in the line's `unitSurcharge` and `total` already. */
export const added = leftOut.extend({ surcharge: decimalString });

/** On the wire only where there are any. */
export const choicesWire = { without: z.array(leftOut).optional(), extra: z.array(added).optional() };
/** The same for those who see no money. */
export const choicesTicket = { without: z.array(leftOut).optional(), extra: z.array(leftOut).optional() };
