// I, O and Q are left out: shouted across a counter or read off a board they are 1, 0 and O.
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const PER_PREFIX = 99;

const prefix = (index: number): string => {
  const letter = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? letter : prefix(Math.floor(index / LETTERS.length) - 1) + letter;
};

/** The n-th order of a business day (from 1) → A01 … A99, B01 … Z99, AA01 …: short, speakable, never twice a day. */
export const displayCode = (n: number): string =>
  prefix(Math.floor((n - 1) / PER_PREFIX)) + String(((n - 1) % PER_PREFIX) + 1).padStart(2, '0');

/** "2026-01-15", 1 → CB20260115001 (seed-campusbite-notifications: CB, date, counter of at least three digits). */
export const orderNumber = (businessDay: string, n: number): string =>
  `CB${businessDay.replaceAll('-', '')}${String(n).padStart(3, '0')}`;

const CODE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Six random bytes → ORD-XXXXXX (seed-orders-stream: `^ORD-[A-Z0-9]{6}$`). Unique only with the store's constraint. */
export const orderCode = (bytes: Uint8Array): string =>
  `ORD-${Array.from(bytes.subarray(0, 6), (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join('')}`;
