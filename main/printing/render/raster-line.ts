import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clusters } from '../layout/char-width.ts';
import type { TextLine } from '../layout/lay-out.ts';
import { bitmapBytes, bitmapPicture, type Bitmap } from './bitmap.ts';

/** Dots of a font A column; 48 columns are 576 dots, the width of an 80 mm head. */
const COLUMN_DOTS = 12;
const LINE_DOTS = 30;

const faces = [
  ['NotoSans-Regular.ttf', 'Passrail Sans'],
  ['NotoSans-Bold.ttf', 'Passrail Sans Bold'],
  ['NotoSansArabic-Regular.ttf', 'Passrail Arabic'],
  ['NotoSansHebrew-Regular.ttf', 'Passrail Hebrew'],
  ['NotoSansSC-Regular.ttf', 'Passrail Han'],
  ['NotoEmoji-Regular.ttf', 'Passrail Emoji'],
] as const;

const pathOf = (file: string): string => fileURLToPath(new URL(`../fonts/${file}`, import.meta.url));

let registered = false;
const registerFaces = (): void => {
  if (registered) return;
  for (const [file, family] of faces) {
    GlobalFonts.registerFromPath(pathOf(file), family);
  }
  registered = true;
};

/** Faces that are not where they should be: their letters then come from the system's fonts, or as boxes, but they come. */
export const missingFaces = (): string[] => faces.map(([file]) => file).filter((file) => !existsSync(pathOf(file)));

const fontOf = (bold: boolean): string =>
  `22px ${bold ? "'Passrail Sans Bold'" : "'Passrail Sans'"}, 'Passrail Arabic', 'Passrail Hebrew', 'Passrail Han', 'Passrail Emoji'`;

type Run = { readonly text: string; readonly column: number; readonly columns: number };

/** Words with the columns the layout gave them: each is drawn from its own column, so that prices line up with text lines. */
const wordRuns = (text: string): Run[] => {
  const runs: Run[] = [];
  let column = 0;
  let current: { text: string; column: number; columns: number } | undefined;
  let gap = '';
  for (const cluster of clusters(text)) {
    if (cluster.text === ' ') gap += ' ';
    else {
      // One space is a word's own and stays in the run, because right-to-left words change places around it.
      if (current === undefined || gap.length > 1) {
        current = { text: '', column, columns: 0 };
        runs.push(current);
      } else if (gap === ' ') {
        current.text += ' ';
        current.columns += 1;
      }
      gap = '';
      current.text += cluster.text;
      current.columns += cluster.width;
    }
    column += cluster.width;
  }
  return runs;
};

const threshold = (rgba: Uint8ClampedArray, width: number, rows: number): Bitmap => {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgba[(y * width + x) * 4] ?? 255) < 140) bits[y * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return { rowBytes, rows, bits };
};

const drawn = new Map<string, Bitmap>();
// At most 8.6 kB each. A customer's name is on each slip of the order and on each slip's picture; older ones nobody asks for.
const KEPT_LINES = 256;

/** The line as dots, black is 1. Not to be written to: it is kept for whoever asks again. */
export const drawLine = (line: TextLine, columns: number): Bitmap => {
  const { text, width, height, bold, inverted } = line;
  const name = JSON.stringify([columns, width, height, bold, inverted, text]);
  const bitmap = drawn.get(name) ?? drawAfresh(line, columns);
  drawn.delete(name);
  drawn.set(name, bitmap);
  const [oldest] = drawn.keys();
  if (drawn.size > KEPT_LINES && oldest !== undefined) drawn.delete(oldest);
  return bitmap;
};

/** A fresh canvas each time: a reused one keeps every stroke ever drawn and grows for ever. */
const drawAfresh = (line: TextLine, columns: number): Bitmap => {
  registerFaces();
  const width = columns * COLUMN_DOTS;
  const rows = LINE_DOTS * line.height;
  const canvas = createCanvas(width, rows);
  const context = canvas.getContext('2d');
  context.fillStyle = line.inverted ? '#000' : '#fff';
  context.fillRect(0, 0, width, rows);
  context.fillStyle = line.inverted ? '#fff' : '#000';
  context.font = fontOf(line.bold);
  context.textBaseline = 'alphabetic';
  context.scale(line.width, line.height);
  for (const run of wordRuns(line.text)) {
    const room = run.columns * COLUMN_DOTS;
    const natural = context.measureText(run.text).width;
    context.save();
    context.translate(run.column * COLUMN_DOTS, 22);
    // Squeezed, never cut: a run wider than its columns would run into its neighbour or off the paper.
    if (natural > room) context.scale(room / natural, 1);
    context.fillText(run.text, 0, 0);
    context.restore();
  }
  return threshold(context.getImageData(0, 0, width, rows).data, width, rows);
};

/** The same dots as a picture in a data: URI, for the preview. */
export const linePicture = (line: TextLine, columns: number): string => bitmapPicture(drawLine(line, columns));

/** GS v 0 bands of a line that no code page shows. */
export const rasterLine = (line: TextLine, columns: number): Uint8Array => bitmapBytes(drawLine(line, columns));
