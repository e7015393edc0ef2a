import { crc32, inflateSync } from 'node:zlib';

export type PngSize = { width: number; height: number };

// Wider than any print head, and few enough pixels that no station runs out of memory drawing it.
const MOST_PIXELS = 2000;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Samples a pixel by PNG's colour type. */
const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

type Chunk = { type: string; data: Buffer };

const chunksOf = (png: Buffer): Chunk[] | undefined => {
  const found: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    if (at + 12 > png.length) return undefined;
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return undefined;
    const body = png.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== png.readUInt32BE(at + 8 + length)) return undefined;
    found.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return found;
};

/**
 * The size of a whole PNG of at most 2000 × 2000; undefined for anything else: what is cut off, tampered with, or unpacks to
 * more than it says would be found out by the station that prints, in the middle of an evening.
 */
export const readPng = (png: Buffer): PngSize | undefined => {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const chunks = chunksOf(png);
  const header = chunks?.[0];
  if (chunks === undefined || header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND')
    return undefined;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth, colour] = [header.data.readUInt8(8), header.data.readUInt8(9)];
  const samples = SAMPLES.get(colour);
  if (samples === undefined || width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) return undefined;
  // Each row has a byte of its own; an interlaced picture has a few rows more.
  const most = (Math.ceil((width * samples * depth) / 8) + 1) * height + 8 * (width + height);
  try {
    const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
    const least = header.data.readUInt8(12) === 0 ? (Math.ceil((width * samples * depth) / 8) + 1) * height : 1;
    return inflateSync(packed, { maxOutputLength: most }).length >= least ? { width, height } : undefined;
  } catch {
    return undefined;
  }
};
