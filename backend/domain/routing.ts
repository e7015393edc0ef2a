import type { OrderLine } from './order.ts';

/** The printers an order has lines on, each once; lines without one count for `fallback` when there is one. */
export const printersOf = (lines: readonly Pick<OrderLine, 'printerId'>[], fallback: string | null): string[] => {
  const found = new Set<string>();
  for (const line of lines) {
    const printer = line.printerId ?? fallback;
    if (printer !== null) found.add(printer);
  }
  return [...found];
};

/** The stations that have something to cook in this order, each once. */
export const stationsOf = (lines: readonly Pick<OrderLine, 'stationId'>[]): string[] => [
  ...new Set(lines.flatMap((line) => (line.stationId === null ? [] : [line.stationId]))),
];
