/** Milliseconds and bytes of the TCP transport; tests shorten them. */
export type TcpLimits = typeof defaultLimits;

export const defaultLimits = {
  /** A printer that is there accepts within milliseconds; a dead one must not hold its queue's head for minutes. */
  connectMs: 3000,
  /** A printer that can speak answers GS a at once; longer and every job for a mute one would be late. */
  statusWaitMs: 1000,
  /** The same for a printer that never acknowledged a slip: it may still tell that its paper is out. */
  muteWaitMs: 100,
  /** A blocked printer before the first byte: then hang up and try afresh, because a line can die unnoticed. */
  blockedWaitMs: 15_000,
  /** Printers that push nothing are asked again this often while blocked. */
  pollMs: 2000,
  /** No drain, no status, nothing wrong reported: the line or the printer is dead. */
  watchdogMs: 30_000,
  /** Extra patience for each kilobyte in the printer's own buffer: slow ones print 3 kB of text in ten seconds. */
  watchdogMsPerKilobyte: 3000,
  /** A printer never heard of before: time for the GS r answer before we stop hoping for one. */
  firstBarrierMs: 5000,
  /** Peer FIN after our half-close, from a printer of which it is not known whether it closes. */
  firstCloseMs: 10_000,
  /** Peer FIN once all is acknowledged: courtesy only. */
  closeMs: 2000,
  /** Small enough that back-pressure is noticed, large enough for one write a slip. */
  chunkBytes: 8192,
  probeMs: 1000,
};
