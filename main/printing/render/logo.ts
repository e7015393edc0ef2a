import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';

// 25 mm: a sign, not half a slip.
const TALLEST_DOTS = 200;
const COLUMN_DOTS = 12;

/** Ink a pixel of 0 (none) to 1; what is see-through is paper. */
const inkOf = (rgba: Uint8ClampedArray): Float32Array =>
  Float32Array.from({ length: rgba.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(index * 4, index * 4 + 4);
    return (1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255) * (alpha / 255);
  });

/** Floyd-Steinberg: each dot passes on what it could not say. Black and white stay as they are, greys become fields of dots. */
const dither = (ink: Float32Array, width: number, height: number, set: (x: number, y: number) => void): void => {
  const pass = (x: number, y: number, error: number): void => {
    if (x >= 0 && x < width && y < height) ink[y * width + x]! += error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wanted = ink[y * width + x] ?? 0;
      const black = wanted >= 0.5;
      if (black) set(x, y);
      const error = wanted - (black ? 1 : 0);
      pass(x + 1, y, (error * 7) / 16);
      pass(x - 1, y + 1, (error * 3) / 16);
      pass(x, y + 1, (error * 5) / 16);
      pass(x + 1, y + 1, error / 16);
    }
  }
};

/**
 * A PNG as dots over the whole width of `columns`, centred; smaller when it would be wider than the paper or taller than
 * 25 mm, never larger than it is. Rejects on what is no picture.
 */
export const drawLogo = async (png: Buffer, columns: number): Promise<Bitmap> => {
  const image = await loadImage(png);
  const paper = columns * COLUMN_DOTS;
  const scale = Math.min(1, paper / image.width, TALLEST_DOTS / image.height);
  const [width, height] = [image.width, image.height].map((size) => Math.max(1, Math.floor(size * scale)));
  if (width === undefined || height === undefined) throw new Error('a picture without a size');
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  const rowBytes = Math.ceil(paper / 8);
  const bits = new Uint8Array(rowBytes * height);
  const left = Math.floor((paper - width) / 2);
  dither(inkOf(context.getImageData(0, 0, width, height).data), width, height, (x, y) => {
    bits[y * rowBytes + ((left + x) >> 3)]! |= 0x80 >> ((left + x) & 7);
  });
  return { rowBytes, rows: height, bits };
};
