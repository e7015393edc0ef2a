import type { Link } from './app-state.ts';

/** Design section 9: a stale screen says so within 20 s. Keep-alives come every 15 s. */
export const STALE_MS = 20_000;

export type LinkAge = {
  /** Ms since the last byte; null: never heard. */
  ageMs: number | null;
  stale: boolean;
};

export const linkAge = (link: Link, monotonicNow: number): LinkAge => {
  const ageMs = link.lastByteAt === null ? null : Math.max(0, monotonicNow - link.lastByteAt);
  return { ageMs, stale: ageMs !== null && ageMs > STALE_MS };
};
