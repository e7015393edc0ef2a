import { encode } from 'uqr';

const GS = 0x1d;
const ESC = 0x1b;
// 30 mm at 8 dots a mm: read from an arm's length, and narrower than 58 mm paper.
const WIDEST_DOTS = 240;

/** The symbol's modules, true is black: the same error correction M that the printer is asked for. */
export const qrModules = (data: string): boolean[][] => encode(data, { ecc: 'M', border: 0, boostEcc: false }).data;

/** Dots a module: as large as fits, 3 at least because worn heads blur less, 8 at most. */
export const qrModuleDots = (modules: number): number => Math.max(3, Math.min(8, Math.floor(WIDEST_DOTS / modules)));

const symbol = (fn: number, ...parameters: number[]): number[] => {
  const length = parameters.length + 2;
  return [GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, fn, ...parameters];
};

/**
 * Epson GS ( k, model 2, centred. The length counts bytes: the library's own call counts UTF-16 units and prints the rest
 * of a longer content as text (printing reference 1.2).
 */
export const qrBytes = (data: string): Uint8Array =>
  Uint8Array.from([
    ...[ESC, 0x61, 1],
    ...symbol(0x41, 0x32, 0),
    ...symbol(0x43, qrModuleDots(qrModules(data).length)),
    ...symbol(0x45, 0x31),
    ...symbol(0x50, 0x30, ...Buffer.from(data, 'utf8')),
    ...symbol(0x51, 0x30),
    ...[ESC, 0x61, 0],
  ]);
