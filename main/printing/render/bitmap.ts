import { crc32, deflateSync } from 'node:zlib';
import { withoutRealTimeCommands } from './real-time-scan.ts';

/** Dots, black is 1, the leftmost in the highest bit; each row begins at a new byte. */
export type Bitmap = { readonly rowBytes: number; readonly rows: number; readonly bits: Uint8Array };

const GS = 0x1d;
// Bands of at most this many rows: clones with small buffers print taller pictures in pieces, and after a broken
// connection a band's rest must fit the recovery flood of 8192 NULs.
const BAND_ROWS = 96;

/** GS v 0 bands with no real-time command in them. */
export const bitmapBytes = ({ rowBytes, rows, bits }: Bitmap): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < rows; from += BAND_ROWS) {
    const count = Math.min(BAND_ROWS, rows - from);
    const header = Uint8Array.of(GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, count & 0xff, count >> 8);
    parts.push(header, bits.subarray(from * rowBytes, (from + count) * rowBytes));
  }
  return withoutRealTimeCommands(Buffer.concat(parts));
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** The same dots as a PNG in a data: URI, ink on paper, for the preview. */
export const bitmapPicture = ({ rowBytes, rows, bits }: Bitmap): string => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rowBytes * 8, 0);
  header.writeUInt32BE(rows, 4);
  // One bit a pixel, colours from a palette.
  header.set([1, 3, 0, 0, 0], 8);
  const lines = Buffer.alloc(rows * (rowBytes + 1));
  for (let y = 0; y < rows; y += 1) lines.set(bits.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.of(0xfb, 0xfa, 0xf6, 0x1b, 0x1b, 0x1b)),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array(0)),
  ]);
  return `data:image/png;base64,${png.toString('base64')}`;
};
