/** Epoch ms of the hub; injected so that tests own time. */
export type Clock = { now(): number };
/** Cryptographically strong bytes. */
export type Random = { bytes(count: number): Uint8Array };
/** Never jumps, ms: for measures only. */
export type Stopwatch = { monotonic(): number };
