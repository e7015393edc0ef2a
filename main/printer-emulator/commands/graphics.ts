import type { Cpu, Steps } from '../cpu.ts';
import { nextByte, nextBytes, word } from '../cpu.ts';
import { areaWidth, printBand, printLine } from '../printing.ts';
import { digit } from './command.ts';
import { widen } from './bit-image.ts';

/** A picture taller than this is not kept: the print buffer of a real one is far smaller. */
const tallest = 4096;

function* skip(cpu: Cpu, count: number): Steps {
  for (let index = 0; index < count; index += 1) yield* nextByte(cpu);
}

/** fn 112: tone, magnification, colour, width and height in dots, then the rows. Kept until fn 50. */
function* store(cpu: Cpu, length: number): Steps {
  const header = yield* nextBytes(cpu, 8);
  const [, wide = 1, tall = 1] = header;
  const [width, height] = [word(header, 4), word(header, 6)];
  const stride = Math.ceil(width / 8);
  if (stride * height !== length - 8 || height > tallest) {
    cpu.error(`GS ( L: ${width} × ${height} dots do not fit ${length - 8} bytes`);
    return yield* skip(cpu, length - 8);
  }
  const rows: Uint8Array[] = [];
  for (let row = 0; row < height; row += 1) {
    const dots = widen(yield* nextBytes(cpu, stride), wide === 2 ? 2 : 1);
    rows.push(dots);
    if (tall === 2) rows.push(dots);
  }
  cpu.modes.symbols.graphics = { width: width * (wide === 2 ? 2 : 1), rows };
}

function* print(cpu: Cpu): Steps {
  const picture = cpu.modes.symbols.graphics;
  if (!picture) return cpu.error('GS ( L: nothing stored to print');
  cpu.modes.symbols.graphics = undefined;
  if (!cpu.line.empty) yield* printLine(cpu);
  const width = Math.min(picture.width, areaWidth(cpu));
  const rows = picture.rows.map((row) => row.slice(0, Math.ceil(width / 8)));
  for (let from = 0; from < rows.length; from += 24)
    yield* printBand(cpu, from === 0, width, rows.slice(from, from + 24));
}

/** GS ( L m fn …: 112 stores a picture, 50 (or 2) prints it; the rest (density, printer memory) is read by its length. */
export function* graphics(cpu: Cpu, length: number): Steps {
  if (length < 2) return yield* skip(cpu, length);
  const [, fn] = yield* nextBytes(cpu, 2);
  if (fn === 112 && length >= 10) return yield* store(cpu, length - 2);
  yield* skip(cpu, length - 2);
  if (digit(fn) === 2) yield* print(cpu);
  else if (digit(fn) !== 1 && digit(fn) !== 0) cpu.error(`GS ( L: function ${fn} is read but does nothing`);
}
