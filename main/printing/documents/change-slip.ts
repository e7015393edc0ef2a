import type { LineChangeWire, OrderChangeWire } from '#contract/order-changes.ts';
import type { OrderWire } from '#contract/orders.ts';
import { clockTime, type Venue } from './format.ts';
import { banner, cut, feed, pair, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';
import { dishBlocks, headBlocks } from './slip-parts.ts';
import { strings, type SlipStrings } from './strings.ts';

export type ChangeSlipInput = {
  readonly order: OrderWire;
  readonly change: OrderChangeWire;
  /** Only what concerns this printer. */
  readonly lines: readonly LineChangeWire[];
  readonly printerName: string;
  readonly venue: Venue;
};

const headingOf = (kind: LineChangeWire['kind'], say: SlipStrings): string =>
  ({ voided: say.voided, added: say.added, noted: say.noteNow })[kind];

// Struck out letter by letter would be hard to read on thermal paper, and the word is what must not be overlooked.
const lineBlocks = (line: LineChangeWire, say: SlipStrings): Block[] => [
  ...dishBlocks(line),
  ...(line.kind === 'noted' && (line.notes ?? '') === '' ? [text(`» ${say.noteGone}`, { height: 2, indent: 3 })] : []),
  ...(line.made > 0 ? [text(say.alreadyMade(line.made), { indent: 3 })] : []),
];

/** What is taken away first: a cook stops before he begins. Each kind under a heading of its own. */
const kinds = ['voided', 'noted', 'added'] as const;

const changeBlocks = (lines: readonly LineChangeWire[], say: SlipStrings): Block[] =>
  kinds.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    if (own.length === 0) return [];
    return [banner(headingOf(kind, say), false), ...own.flatMap((line) => lineBlocks(line, say))];
  });

/** Tells one kitchen what is different of an order it has the ticket of. No prices. */
export const changeSlip = ({ order, change, lines, printerName, venue }: ChangeSlipInput): SlipDocument => {
  const say = strings(venue.language);
  const reason = sanitiseLines(change.reason).join(' ');
  return {
    language: venue.language,
    blocks: [
      banner(say.changed(change.number)),
      ...headBlocks(order, venue.language),
      pair(sanitise(printerName), clockTime(change.at, venue)),
      rule(true),
      ...changeBlocks(lines, say),
      rule(true),
      text(`${say.reason}: ${reason}`),
      feed(1),
      cut,
    ],
  };
};
