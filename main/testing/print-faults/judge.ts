import type { Slip } from '../../printer-emulator/types.ts';

/** One slip that should be on a printer's paper, in the order in which it was confirmed. */
export type Expected = { readonly order: number; readonly document: 'kitchen' | 'receipt'; readonly cash?: boolean };

export type Violation = { readonly printer: string; readonly what: string; readonly order: number };

type Found = Pick<Expected, 'order' | 'document'> & { readonly marked: boolean; readonly pulses: number };

/** At the foot of a slip with its attempt; without one where an order ends on a digest. */
const ID = /#[0-9A-Z]{3,}(?<attempt> \S \d+)?/gu;

/** Whole documents on one piece of paper: each ends in its id; what a power cut left of an earlier try stands before it. */
const documentsOn = (slip: Slip): Found[] => {
  if (slip.cut === 'torn') return [];
  const found: Found[] = [];
  let [from, slipFrom] = [0, 0];
  for (const id of slip.text.matchAll(ID)) {
    const text = slip.text.slice(from, id.index);
    const code = [...text.matchAll(/\bA(\d{2,})\b/gu)].at(-1)?.[1];
    // A digest has a foot of its own, with no order between it and the last one's id.
    const isDigestsFoot = code === undefined && from > slipFrom;
    if (!isDigestsFoot && !text.includes('TEST PAGE'))
      found.push({
        order: Number(code),
        document: text.includes('TOTAL') ? 'receipt' : 'kitchen',
        // Said once, on top of the slip, for all that stands on it.
        marked: /POSSIBLE\s+DUPLICATE/u.test(slip.text.slice(slipFrom, id.index)),
        pulses: found.length === 0 ? slip.drawerPulses : 0,
      });
    from = id.index + id[0].length;
    if (id.groups?.['attempt'] !== undefined) slipFrom = from;
  }
  return found;
};

/** All that came out, in order. A pulse on a piece that was torn off before its foot belongs to the try that follows. */
const allDocuments = (slips: readonly Slip[]): Found[] => {
  let carried = 0;
  return slips.flatMap((slip) => {
    const [first, ...others] = documentsOn(slip);
    if (first === undefined) {
      carried += slip.drawerPulses;
      return [];
    }
    const pulses = first.pulses + carried;
    carried = 0;
    return [{ ...first, pulses }, ...others];
  });
};

const nameOf = ({ order, document }: Pick<Expected, 'order' | 'document'>): string => `${order}:${document}`;

/**
 * Judges one printer by its own paper alone: all there, no unmarked second, in order, one pulse a sale at most and none
 * without cash; and its slip of the last order, which was sold when everything was mended, says that it can be used again.
 */
export const judgePaper = (
  printer: string,
  slips: readonly Slip[],
  expected: readonly Expected[],
  { lastOrder, gathered = false }: { readonly lastOrder: number; readonly gathered?: boolean },
): Violation[] => {
  const violations: Violation[] = [];
  const complain = (what: string, order: number): void => void violations.push({ printer, what, order });
  const found = allDocuments(slips);
  const first = new Map<string, number>();
  const unmarked = new Map<string, number>();
  const pulses = new Map<number, number>();
  found.forEach((document, index) => {
    const name = nameOf(document);
    if (!first.has(name)) first.set(name, index);
    if (!document.marked) unmarked.set(name, (unmarked.get(name) ?? 0) + 1);
    pulses.set(document.order, (pulses.get(document.order) ?? 0) + document.pulses);
  });
  // Late kitchen slips that are gathered come before the receipts between them; each kind keeps its own order then.
  const last = new Map<string, number>();
  for (const wanted of expected) {
    const index = first.get(nameOf(wanted));
    if (index === undefined && wanted.order === lastOrder) complain('not usable again', wanted.order);
    else if (index === undefined) complain(`missing ${wanted.document}`, wanted.order);
    else if (index < (last.get(gathered ? wanted.document : '') ?? -1)) complain('out of order', wanted.order);
    else last.set(gathered ? wanted.document : '', index);
    if ((unmarked.get(nameOf(wanted)) ?? 0) > 1) complain(`unmarked duplicate ${wanted.document}`, wanted.order);
  }
  const wanted = new Set(expected.map(nameOf));
  for (const document of found) if (!wanted.has(nameOf(document))) complain('not ordered here', document.order);
  const inCash = new Set(expected.filter(({ cash }) => cash).map(({ order }) => order));
  for (const [order, count] of pulses) {
    if (count > 1) complain('second drawer pulse', order);
    if (count > 0 && !inCash.has(order)) complain('drawer pulse without cash', order);
  }
  return violations;
};

/** How many slips are on paper at least once. */
export const printedCount = (slips: readonly Slip[]): number => new Set(slips.flatMap(documentsOn).map(nameOf)).size;
