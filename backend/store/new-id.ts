import type { Random } from './ports.ts';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** An id in the form of MySagra's cuids: `c` and 24 of a-z0-9, for foods, lines, stations, printers and registers. */
export const newId = (random: Random): string =>
  `c${Array.from(random.bytes(24), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')}`;

/** 24 hex digits, the form of CampusBite's order ids. */
export const newOid = (random: Random): string => Buffer.from(random.bytes(12)).toString('hex');

/** A version-4 UUID from the injected random source. */
export const newUuid = (random: Random): string => {
  const bytes = Buffer.from(random.bytes(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
