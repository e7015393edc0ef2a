/** What a customer shows at the counter. Never with a leading zero: clients that take it for a number lose none of it. */
export const CODE_PATTERN = /^[1-9]\d{5}$/;
export const CODE_BYTES = 4;

const LOWEST = 100_000;
const COUNT = 900_000;
// Above this the remainder would favour the low codes.
const FAIR = Math.floor(2 ** 32 / COUNT) * COUNT;

/** Four random bytes → six digits, each code as likely as any other; undefined for the few values that would be unfair: draw again. */
export const pickupCode = (bytes: Uint8Array): string | undefined => {
  const value = new DataView(bytes.buffer, bytes.byteOffset, CODE_BYTES).getUint32(0);
  return value < FAIR ? String(LOWEST + (value % COUNT)) : undefined;
};

/** Wrong tries after which the counter waits (seed-systems L17), and for how long, ms. */
export const MAX_TRIES = 5;
export const LOCK_MS = 60_000;

export type Tries = { tries: number; lockedUntil: number };

/** One more wrong try. */
export const afterWrongTry = ({ tries, lockedUntil }: Tries, now: number): Tries =>
  tries + 1 >= MAX_TRIES ? { tries: 0, lockedUntil: now + LOCK_MS } : { tries: tries + 1, lockedUntil };

/** Whole seconds until another try is taken; 0 when it is taken now. */
export const lockedFor = ({ lockedUntil }: Pick<Tries, 'lockedUntil'>, now: number): number =>
  Math.max(0, Math.ceil((lockedUntil - now) / 1000));
