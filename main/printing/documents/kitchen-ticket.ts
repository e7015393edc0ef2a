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
};

const stationName = (item: OrderItemWire): string => sanitise(item.food.category?.station?.name ?? '');

/** Lines by station in order of first appearance; the station is named only when the slip serves more than one. */
const groupedDishes = (items: readonly OrderItemWire[]): Block[] => {
  const byStation = Map.groupBy(items, stationName);
  if (byStation.size < 2) return items.flatMap(dishBlocks);
  return [...byStation].flatMap(([name, group], index) => [
    ...(index === 0 ? [] : [rule()]),
    ...(name === '' ? [] : [text(name.toLocaleUpperCase(), { bold: true })]),
    ...group.flatMap(dishBlocks),
  ]);
};

/** What a cook works from: no prices. */
export const kitchenTicket = ({ order, items, printerName, venue }: KitchenTicketInput): SlipDocument => ({
  language: venue.language,
  blocks: [
    ...headBlocks(order, venue.language),
    pair(sanitise(printerName), clockTime(order.confirmedAt ?? order.createdAt, venue)),
    rule(true),
    ...groupedDishes(items),
    rule(true),
    text(strings(venue.language).portions(portionsOf(items))),
    feed(1),
    cut,
  ],
});
