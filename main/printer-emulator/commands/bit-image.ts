import type { Cpu, Steps } from '../cpu.ts';
import { nextByte, nextBytes, word } from '../cpu.ts';
import { areaWidth, printBand, printLine } from '../printing.ts';

/** Rows sent to the head in one go: a band of 3 mm, as the heads of these printers take them. */
const bandRows = 24;

const bit = (bytes: Uint8Array, index: number): boolean => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;

/** A row of dots made `scale` times as wide. */
export function widen(row: Uint8Array, scale: number): Uint8Array {
  if (scale === 1) return row;
  const wide = new Uint8Array(row.length * scale);
  for (let index = 0; index < wide.length * 8; index += 1) {
    if (bit(row, Math.floor(index / scale))) wide[index >> 3] = (wide[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return wide;
}

type Picture = { widthBytes: number; rows: number; wide: number; tall: number };

/**
 * Prints a picture while its bytes come in, as the real ones do: it may be much larger than the receive buffer. Dots beyond
 * the printable area are lost. A connection that ends in the middle leaves the printer waiting for the rest.
 */
export function* printPicture(cpu: Cpu, { widthBytes, rows, wide, tall }: Picture): Steps {
  if (!cpu.line.empty) yield* printLine(cpu);
  const width = Math.min(widthBytes * 8 * wide, areaWidth(cpu));
  let band: Uint8Array[] = [];
  let first = true;
  for (let row = 0; row < rows; row += 1) {
    const dots = widen(yield* nextBytes(cpu, widthBytes), wide).slice(0, Math.ceil(width / 8));
    for (let copy = 0; copy < tall; copy += 1) band.push(dots);
    // A band that is not full goes out when nothing more is there: what has arrived is on paper.
    if (band.length < bandRows && row + 1 < rows && cpu.buffer.size > 0) continue;
    yield* printBand(cpu, first, width, band);
    first = false;
    band = [];
  }
}

/** GS v 0 m xL xH yL yH d…: the usual way to send a picture. */
export function* rasterImage(cpu: Cpu, [fixed, m = 0, ...size]: Uint8Array): Steps {
  const mode = m & 0x03;
  if (fixed !== 0x30) return cpu.error('GS v: only GS v 0 is known');
  const [widthBytes, rows] = [word(Uint8Array.from(size), 0), word(Uint8Array.from(size), 2)];
  yield* printPicture(cpu, { widthBytes, rows, wide: mode & 1 ? 2 : 1, tall: mode & 2 ? 2 : 1 });
}

/** ESC * m nL nH d…: columns of 8 or 24 dots that stand on the line like characters. */
export function* bitImage(cpu: Cpu, args: Uint8Array): Steps {
  const [m = 0] = args;
  const columns = word(args, 1);
  const bytesPerColumn = m >= 32 ? 3 : 1;
  if (![0, 1, 32, 33].includes(m)) return cpu.error(`ESC * ${m}: no such bit image`);
  const wide = m === 0 || m === 32 ? 2 : 1;
  const tall = bytesPerColumn === 1 ? 3 : 1;
  const width = columns * wide;
  const stride = Math.ceil(width / 8);
  const bitmap = new Uint8Array(stride * 24);
  for (let column = 0; column < columns; column += 1) {
    const dots = yield* nextBytes(cpu, bytesPerColumn);
    for (let y = 0; y < 24; y += 1) {
      if (!bit(dots, Math.floor(y / tall))) continue;
      for (let x = column * wide; x < (column + 1) * wide; x += 1) {
        const at = y * stride + (x >> 3);
        bitmap[at] = (bitmap[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  if (columns > 0) cpu.line.image(width, bitmap);
}

/** GS * x y d…: a picture to keep for GS /, read and not drawn. */
export function* keepBitImage(cpu: Cpu, [x = 0, y = 0]: Uint8Array): Steps {
  for (let column = 0; column < x * 8; column += 1) yield* nextBytes(cpu, y);
  cpu.error('GS *: a picture to keep is read but not drawn');
}

/** FS q n [xL xH yL yH d…]…: pictures for the printer's own memory, read and not drawn. */
export function* storePictures(cpu: Cpu, [n = 0]: Uint8Array): Steps {
  for (let index = 0; index < n; index += 1) {
    const size = yield* nextBytes(cpu, 4);
    const bytes = word(size, 0) * word(size, 2) * 8;
    for (let read = 0; read < bytes; read += 1) yield* nextByte(cpu);
  }
  cpu.error('FS q: pictures in the printer are read but not drawn');
}
