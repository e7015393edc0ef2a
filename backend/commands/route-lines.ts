import type { Order, OrderLine } from '#domain/order.ts';
import { routeLine } from '#domain/routing.ts';
import type { WriteTx } from '../store/event-log.ts';
import { stationPrinters } from '../store/station-printers.ts';
import type { Env } from './env.ts';

/**
 * The lines with the printers that the house's rules and stations give them now: at the sale, and again when lines are
 * changed after it. What is set later moves no slip of an order that is sold.
 */
export const routeLines = async (
  tx: WriteTx,
  env: Env,
  { lines, ...order }: Pick<Order, 'lines' | 'registerId' | 'orderType'>,
): Promise<OrderLine[]> => {
  const { printRoutes: rules } = env.settings();
  // Most houses need neither, and every sale passes here.
  const asksStation = lines.some((line) => line.printerId === null && line.stationId !== null);
  if (rules.length === 0 && !asksStation) return lines;
  const routing = { rules, stationPrinters: asksStation ? await stationPrinters(tx.db) : new Map<string, string[]>() };
  return lines.map(({ printerIds: _before, ...line }) => {
    const printerIds = routeLine(line, order, routing);
    return printerIds === undefined ? line : { ...line, printerIds };
  });
};
