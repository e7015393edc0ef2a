import type { Cpu, Steps } from '../cpu.ts';
import { nextByte, word } from '../cpu.ts';
import { cut } from '../printing.ts';
import { keepBitImage, rasterImage, storePictures } from './bit-image.ts';
import type { CommandTable } from './command.ts';
import { command, ignored, isOn } from './command.ts';
import { longGraphics, skipExtended } from './extended.ts';
import { automaticStatus, identity, transmitStatus } from './status.ts';
import { barcode, captionPlace, setBarcode, storedPicture } from './symbols.ts';

/** Every GS and FS command that the emulator reads. */

function size(cpu: Cpu, [n = 0]: Uint8Array): void {
  cpu.modes.style = { ...cpu.modes.style, wide: ((n >> 4) & 7) + 1, tall: (n & 7) + 1 };
}

/** GS V m (cut here) or GS V m n (feed to the knife plus n dots, then cut). */
function* cutPaper(cpu: Cpu, [m = 0]: Uint8Array): Steps {
  if (m === 0 || m === 48) return yield* cut(cpu, 'full', null);
  if (m === 1 || m === 49) return yield* cut(cpu, 'partial', null);
  const full = [65, 97, 103].includes(m);
  if (!full && ![66, 98, 104].includes(m)) return cpu.error(`GS V ${m}: no such cut`);
  const feedDots = yield* nextByte(cpu);
  yield* cut(cpu, full ? 'full' : 'partial', feedDots);
}

function invert(cpu: Cpu, args: Uint8Array): void {
  cpu.modes.style = { ...cpu.modes.style, inverse: isOn(args) };
}

function leftMargin(cpu: Cpu, args: Uint8Array): void {
  cpu.modes.leftMargin = Math.min(word(args, 0), cpu.widthDots - 1);
}

export const groupCommands: CommandTable = new Map([
  command('!', 1, size),
  command('B', 1, invert),
  command('V', 1, cutPaper),
  command('v', 6, rasterImage),
  command('(', 1, skipExtended('GS')),
  command('8', 1, longGraphics),
  command('k', 1, barcode),
  command('h', 1, (cpu, [n = 1]) => setBarcode(cpu, { barcodeHeight: Math.max(1, n) })),
  command('w', 1, (cpu, [n = 3]) => setBarcode(cpu, { barcodeModule: Math.min(6, Math.max(1, n)) })),
  command('H', 1, captionPlace),
  command('L', 2, leftMargin),
  command('W', 2, (cpu, args) => void (cpu.modes.areaWidth = Math.max(1, word(args, 0)))),
  command('a', 1, automaticStatus),
  command('r', 1, transmitStatus),
  command('I', 1, identity),
  command('*', 2, keepBitImage),
  command('/', 1, (cpu) => cpu.error('GS /: no picture kept')),
  ignored('f', 1),
  ignored('b', 1),
  ignored('P', 2),
  ignored('T', 1),
  ignored('\\', 2),
  ignored('$', 2),
  ignored('^', 3),
  ignored('j', 1),
  ignored('c', 0),
  ignored(':', 0),
  ignored('#', 1),
  ignored('g', 4),
]);

export const fieldCommands: CommandTable = new Map([
  command('&', 0, (cpu) => void (cpu.modes.kanji = true)),
  command('.', 0, (cpu) => void (cpu.modes.kanji = false)),
  command('(', 1, skipExtended('FS')),
  command('p', 2, storedPicture),
  command('q', 1, storePictures),
  ignored('!', 1),
  ignored('-', 1),
  ignored('C', 1),
  ignored('S', 2),
  ignored('W', 1),
  ignored('2', 74),
  ignored('?', 2),
]);
