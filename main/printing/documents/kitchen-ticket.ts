import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import { clockTime, type Venue } from './format.ts';
import { cut, feed, logo, pair, rule, text, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { dishBlocks, grouped, headBlocks, portionsOf } from './slip-parts.ts';
import { strings } from './strings.ts';

export type KitchenTicketInput = {
  readonly order: OrderWire;
  /** Only the lines of this printer. */
  readonly items: readonly OrderItemWire[];
  readonly printerName: string;
  readonly venue: Venue;
  readonly bigNumber: boolean;
  readonly groupBy: 'none' | 'station' | 'category';
  readonly withLogo: boolean;
};

/** What a cook works from: no prices. */
export const kitchenTicket = ({
  order,
  items,
  printerName,
  venue,
  bigNumber,
  groupBy,
  withLogo,
}: KitchenTicketInput): SlipDocument => ({
  language: venue.language,
  blocks: [
    ...(withLogo ? [logo] : []),
    ...headBlocks(order, venue.language, bigNumber),
    pair(sanitise(printerName), clockTime(order.confirmedAt ?? order.createdAt, venue)),
    rule(true),
    ...grouped(items, groupBy, dishBlocks),
    rule(true),
    text(strings(venue.language).portions(portionsOf(items))),
    feed(1),
    cut,
  ],
});
