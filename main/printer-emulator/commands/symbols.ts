import { encode } from 'uqr';
import type { Cpu, Steps } from '../cpu.ts';
import { nextByte, nextBytes, word } from '../cpu.ts';
import { printBlock, xFor } from '../printing.ts';
import { barcodeBars, barcodeSystem } from './barcode-bars.ts';
import { digit } from './command.ts';

/** What a phone makes of the bytes: UTF-8 if they are, else Latin-1. */
function readable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function* printQr(cpu: Cpu, bytes: Uint8Array): Steps {
  const { qrEcc: ecc, qrModule: moduleDots } = cpu.modes.symbols;
  let modules: boolean[][];
  try {
    modules = encode([...bytes], { ecc, border: 0, boostEcc: false }).data;
  } catch {
    return cpu.error(`QR code: ${bytes.length} bytes do not fit`);
  }
  const side = modules.length * moduleDots;
  if (side > cpu.widthDots) return cpu.error(`QR code: ${side} dots are wider than the paper`);
  const printed = { kind: 'qr', x: xFor(cpu, side), content: readable(bytes), ecc, moduleDots, modules } as const;
  yield* printBlock(cpu, side, (top) => ({ ...printed, top, height: side }));
}

function* printStored(cpu: Cpu, cn: number): Steps {
  const stored = cpu.modes.symbols.stored.get(cn);
  if (!stored || stored.length === 0) return cpu.error('GS ( k: nothing stored to print');
  if (cn === 49) return yield* printQr(cpu, stored);
  const system = cn === 48 ? 'PDF417' : `2D-${cn}`;
  yield* printBarcode(cpu, system, readable(stored), []);
}

/** GS ( k cn fn …: 67 module size, 69 error correction, 80 store, 81 print. */
export function* symbol(cpu: Cpu, length: number): Steps {
  const [cn = 0, fn = 0, ...data] = yield* nextBytes(cpu, length);
  const { symbols } = cpu.modes;
  const [first = 0] = data;
  if (fn === 80) symbols.stored.set(cn, Uint8Array.from(data.slice(1)));
  else if (fn === 81) yield* printStored(cpu, cn);
  else if (cn === 49 && fn === 67) symbols.qrModule = Math.min(16, Math.max(1, first));
  else if (cn === 49 && fn === 69) symbols.qrEcc = (['L', 'M', 'Q', 'H'] as const)[digit(first)] ?? 'L';
  else if (fn < 65 || fn > 82) cpu.error(`GS ( k: unknown function ${fn}`);
}

function* printBarcode(cpu: Cpu, system: string, content: string, bars: readonly number[]): Steps {
  const { barcodeModule: moduleDots, barcodeHeight: barHeight, caption } = cpu.modes.symbols;
  const modules = bars.reduce((sum, width) => sum + width, 0);
  if (modules * moduleDots > cpu.widthDots) return cpu.error(`${system} barcode is wider than the paper`);
  const texts = caption === 'both' ? 2 : caption === 'none' ? 0 : 1;
  const height = barHeight + texts * 24;
  const x = xFor(cpu, Math.max(modules, 60) * moduleDots);
  const printed = { kind: 'barcode', x, system, content, moduleDots, barHeight, bars, caption } as const;
  yield* printBlock(cpu, height, (top) => ({ ...printed, top, height }));
}

/** GS k m d… NUL (m 0 to 6) or GS k m n d1 … dn (m 65 to 79). */
export function* barcode(cpu: Cpu, [m = 0]: Uint8Array): Steps {
  const data: number[] = [];
  if (m <= 6) {
    for (let byte = yield* nextByte(cpu); byte !== 0 && data.length < 255; byte = yield* nextByte(cpu)) data.push(byte);
  } else data.push(...(yield* nextBytes(cpu, yield* nextByte(cpu))));
  const system = barcodeSystem(m);
  if (!system) return cpu.error(`GS k ${m}: no such barcode`);
  const drawn = barcodeBars(system, data);
  if (!drawn) return cpu.error(`GS k: ${system} cannot show this content`);
  yield* printBarcode(cpu, system, drawn.content, drawn.bars);
}

export const setBarcode = (cpu: Cpu, change: Partial<Cpu['modes']['symbols']>): void => {
  Object.assign(cpu.modes.symbols, change);
};

/** GS H n: where the readable text of a barcode goes. */
export function captionPlace(cpu: Cpu, [n]: Uint8Array): void {
  const place = (['none', 'above', 'below', 'both'] as const)[digit(n)];
  if (place) setBarcode(cpu, { caption: place });
  else cpu.error(`GS H ${n}: no such place`);
}

/** FS p n m: a picture of the printer's own memory, which is empty here. */
export function storedPicture(cpu: Cpu, args: Uint8Array): void {
  cpu.error(`FS p ${args[0]}: no picture stored (${word(args, 0)})`);
}
