import type { PrintRoute } from '#contract/print-routes.ts';
import type { Order, OrderLine } from './order.ts';

/** What of an order a rule may ask for. */
export type RoutedOrder = Pick<Order, 'registerId' | 'orderType'>;

type Routable = Pick<OrderLine, 'printerId' | 'stationId' | 'categoryId'>;

/** What a house set: its rules, and the printers of each station that has some. */
export type Routing = {
  readonly rules: readonly PrintRoute[];
  readonly stationPrinters: ReadonlyMap<string, readonly string[]>;
};

const asksFor = (wanted: string | null, found: string | null): boolean => wanted === null || wanted === found;

const fits = (rule: PrintRoute, line: Routable, order: RoutedOrder): boolean =>
  asksFor(rule.orderType, order.orderType) &&
  asksFor(rule.registerId, order.registerId) &&
  asksFor(rule.stationId, line.stationId) &&
  asksFor(rule.categoryId, line.categoryId);

/** How much a rule asks for. */
const weight = ({ printerIds: _printers, ...asked }: PrintRoute): number =>
  Object.values(asked).filter((value) => value !== null).length;

/**
 * The printers of one line, when they are not simply its food's (or its category's) own one: those of the rule that fits
 * and says most, the first of equals; else those of its station, when neither food nor category has a printer. Undefined:
 * the line's own printer counts, or without one the house's default.
 */
export const routeLine = (line: Routable, order: RoutedOrder, routing: Routing): string[] | undefined => {
  const fitting = routing.rules.filter((rule) => fits(rule, line, order));
  const [rule] = fitting.toSorted((a, b) => weight(b) - weight(a));
  if (rule !== undefined) return [...new Set(rule.printerIds)];
  const station = line.stationId === null ? undefined : routing.stationPrinters.get(line.stationId);
  return line.printerId === null && station !== undefined && station.length > 0 ? [...station] : undefined;
};

/** The printers an order has lines on, each once; lines without one count for `fallback` when there is one. */
export const printersOf = (
  lines: readonly Pick<OrderLine, 'printerId' | 'printerIds'>[],
  fallback: string | null,
): string[] => {
  const found = lines.flatMap((line) => line.printerIds ?? [line.printerId ?? fallback]);
  return [...new Set(found)].filter((printer) => printer !== null);
};

/** The stations that have something to cook in this order, each once. */
export const stationsOf = (lines: readonly Pick<OrderLine, 'stationId'>[]): string[] => [
  ...new Set(lines.flatMap((line) => (line.stationId === null ? [] : [line.stationId]))),
];
