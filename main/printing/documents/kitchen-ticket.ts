import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import { clockTime, type Venue } from './format.ts';
import { cut, feed, pair, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { dishBlocks, headBlocks, portionsOf } from './slip-parts.ts';
import { strings } from './strings.ts';

export type KitchenTicketInput = {
  readonly order: OrderWire;
  /** Only the lines of this printer. */
  readonly items: readonly OrderItemWire[];
  readonly printerName: string;
  readonly venue: Venue;
  readonly bigNumber: boolean;
  readonly groupBy: 'none' | 'station' | 'category';
};

type GroupBy = KitchenTicketInput['groupBy'];

const groupName = ({ food: { category } }: OrderItemWire, by: GroupBy): string => {
  const name = { none: '', station: category?.station?.name, category: category?.name }[by];
  return sanitise(name ?? '');
};

/** Lines in groups, in order of first appearance; a group is named only when the slip has more than one. */
const groupedDishes = (items: readonly OrderItemWire[], by: GroupBy): Block[] => {
  const groups = Map.groupBy(items, (item) => groupName(item, by));
  if (groups.size < 2) return items.flatMap(dishBlocks);
  return [...groups].flatMap(([name, group], index) => [
    ...(index === 0 ? [] : [rule()]),
    ...(name === '' ? [] : [text(name.toLocaleUpperCase(), { bold: true })]),
    ...group.flatMap(dishBlocks),
  ]);
};

/** What a cook works from: no prices. */
export const kitchenTicket = ({
  order,
  items,
  printerName,
  venue,
  bigNumber,
  groupBy,
}: KitchenTicketInput): SlipDocument => ({
  language: venue.language,
  blocks: [
    ...headBlocks(order, venue.language, bigNumber),
    pair(sanitise(printerName), clockTime(order.confirmedAt ?? order.createdAt, venue)),
    rule(true),
    ...groupedDishes(items, groupBy),
    rule(true),
    text(strings(venue.language).portions(portionsOf(items))),
    feed(1),
    cut,
  ],
});
