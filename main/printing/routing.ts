import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import type { Settings } from '#contract/settings.ts';

/** What of the hub's configuration printing depends on. */
export type PrintConfig = {
  readonly printers: readonly PrinterWire[];
  readonly registers: readonly RegisterWire[];
  readonly settings: Settings;
};

/** Where slips wait while the venue has no printer at all: kept, shown, and moved to the first printer that is made. */
export const NO_PRINTER = 'none';

const known = (config: PrintConfig, printerId: string | null | undefined): string | undefined =>
  config.printers.find((printer) => printer.id === printerId)?.id;

const registerPrinter = (config: PrintConfig, registerId: string | null): string | undefined =>
  known(config, config.registers.find((register) => register.id === registerId)?.defaultPrinterId);

/** For lines without a printer, or with one that is gone: the house's default, the register's own, the first there is. Never nowhere. */
export const fallbackPrinter = (config: PrintConfig, registerId: string | null): string =>
  known(config, config.settings.defaultPrinterId) ??
  registerPrinter(config, registerId) ??
  config.printers[0]?.id ??
  NO_PRINTER;

type Routed = Pick<OrderItemWire, 'food' | 'printerIds'>;

/** The printers a line goes to: those the hub gave it at the sale, as far as there still are any. */
const placesOf = ({ printerIds, food }: Routed, registerId: string | null, config: PrintConfig): string[] => {
  const wanted = printerIds ?? (food.printerId === null ? [] : [food.printerId]);
  const there = wanted.filter((id) => known(config, id) !== undefined);
  return there.length > 0 ? there : [fallbackPrinter(config, registerId)];
};

/** Kitchen lines by the printer they go to, in order of first appearance. */
export const kitchenRoutes = <Item extends Routed>(
  items: readonly Item[],
  registerId: string | null,
  config: PrintConfig,
): Map<string, Item[]> => {
  const routes = new Map<string, Item[]>();
  for (const item of items)
    for (const printerId of placesOf(item, registerId, config))
      routes.set(printerId, [...(routes.get(printerId) ?? []), item]);
  return routes;
};

/** The customer's slip comes out where the money was taken. */
export const receiptPrinter = (order: Pick<OrderWire, 'cashRegisterId'>, config: PrintConfig): string =>
  registerPrinter(config, order.cashRegisterId) ?? fallbackPrinter(config, order.cashRegisterId);

/** The printer a register's drawer hangs on; never another one's, whose drawer is another till's. */
export const drawerPrinter = (
  pulse: { readonly printerId: string | null; readonly cashRegisterId: string },
  config: PrintConfig,
): string | undefined => known(config, pulse.printerId) ?? registerPrinter(config, pulse.cashRegisterId);

/** The printers an event named, each one that is gone replaced, none twice. */
export const namedPrinters = (printerIds: readonly string[], config: PrintConfig): string[] => {
  const places = printerIds.map((id) => known(config, id) ?? fallbackPrinter(config, null));
  return [...new Set(places)];
};

/** Ids an order refers to that the snapshot does not hold: a reason to fetch it again before routing. */
export const refersToUnknown = (
  order: Pick<OrderWire, 'cashRegisterId'> & { readonly orderItems: readonly Routed[] },
  config: PrintConfig,
): boolean =>
  order.orderItems.some(({ food, printerIds }) =>
    (printerIds ?? [food.printerId]).some((id) => id !== null && known(config, id) === undefined),
  ) ||
  (order.cashRegisterId !== null && !config.registers.some((register) => register.id === order.cashRegisterId));
