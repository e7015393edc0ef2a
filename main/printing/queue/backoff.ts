/** Delay before try number `failures` + 1, ms: `firstMs`, doubled each time, at most `capMs`. */
export const backoffMs = (failures: number, firstMs = 1000, capMs = 15_000): number =>
  Math.min(capMs, firstMs * 2 ** Math.min(16, Math.max(0, failures - 1)));
