/** The order's day in all fixtures. */
export const NOW = Date.parse('2026-01-15T17:42:30.000Z');

/** Patience of milliseconds: on loopback nothing is slow. */
export const quickLimits = {
  connectMs: 500,
  statusWaitMs: 200,
  muteWaitMs: 20,
  firstBarrierMs: 200,
  firstCloseMs: 300,
  // Only a busy machine lets it come to that; hanging up sooner looks like two connections at once.
  closeMs: 2000,
  probeMs: 300,
  silenceMs: 20_000,
  probeEveryMs: 60_000,
  retry: { firstMs: 100, capMs: 1000 },
};
