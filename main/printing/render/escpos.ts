import type { PrinterLetters } from '#contract/devices.ts';
import type { LaidOutLine, LaidOutSlip, TextLine } from '../layout/lay-out.ts';
import { bitmapBytes } from './bitmap.ts';
import { lineNeedsRaster, PC858_TABLE } from './code-page.ts';
import { qrBytes } from './qr.ts';
import { createThermalEncoder, type ByteSink } from './thermal-encoder.ts';

const ESC = 0x1b;
const GS = 0x1d;
const LF = Uint8Array.of(0x0a);

/** Epson GS a: report errors, paper and on/offline by itself; not the drawer. */
export const enableStatusReports = Uint8Array.of(GS, 0x61, 0x0e);
const initialise = Uint8Array.of(ESC, 0x40);
const selectPage = Uint8Array.of(ESC, 0x74, PC858_TABLE);
// Function B: feeds to the knife and cuts; nothing after the last line is lost in the printer.
const feedAndCut = Uint8Array.of(GS, 0x56, 0x42, 0x00);
// Pin 2, 50 ms on, 500 ms off: what every drawer of the field opens on (Epson ESC p).
const drawerPulse = Uint8Array.of(ESC, 0x70, 0x00, 0x19, 0xfa);

type Encoder = ReturnType<typeof createThermalEncoder>;
type Style = Pick<TextLine, 'width' | 'height' | 'bold' | 'inverted'>;
const normal: Style = { width: 1, height: 1, bold: false, inverted: false };

const styleBytes = (from: Style, to: Style): number[] => [
  ...(from.bold === to.bold ? [] : [ESC, 0x45, to.bold ? 1 : 0]),
  ...(from.width === to.width && from.height === to.height ? [] : [GS, 0x21, ((to.width - 1) << 4) | (to.height - 1)]),
  ...(from.inverted === to.inverted ? [] : [GS, 0x42, to.inverted ? 1 : 0]),
];

/** Draws a line as raster commands; given from outside, because it needs a canvas. */
export type RasterLine = (line: TextLine, columns: number) => Uint8Array;

export type EscposOptions = {
  readonly openDrawer: boolean;
  readonly rasterLine: RasterLine;
  /** What this printer prints as text. */
  readonly letters?: PrinterLetters;
};

type Paper = Pick<EscposOptions, 'rasterLine' | 'letters'> & { readonly columns: number };

const writeLine = (encoder: Encoder, line: LaidOutLine, style: Style, paper: Paper): Style => {
  if (line.kind === 'feed') encoder.add(Uint8Array.of(ESC, 0x64, line.lines));
  if (line.kind === 'cut') encoder.add(feedAndCut);
  if (line.kind === 'qr') encoder.add(qrBytes(line.data));
  if (line.kind === 'picture') encoder.add(bitmapBytes(line.bitmap));
  if (line.kind !== 'line') return style;
  if (lineNeedsRaster(line.text, paper.letters)) {
    encoder.add(paper.rasterLine(line, paper.columns));
    return style;
  }
  const change = styleBytes(style, line);
  if (change.length > 0) encoder.add(Uint8Array.from(change));
  encoder.print(line.text);
  encoder.add(LF);
  return line;
};

/**
 * The slip as ESC/POS in the encoder's buffer. ESC @ switches status reports and page off, so both are set again right
 * after it (printing reference 4.1); every job starts from the same state whatever the last one left behind.
 */
export const encodeSlip = <Result>(slip: LaidOutSlip, options: EscposOptions, sink: ByteSink<Result>) => {
  const encoder = createThermalEncoder(sink);
  encoder.add(initialise);
  encoder.add(enableStatusReports);
  encoder.add(selectPage);
  if (options.openDrawer) encoder.add(drawerPulse);
  const paper = { ...options, columns: slip.columns };
  let style = normal;
  for (const line of slip.lines) {
    // Feeds and cuts at normal size: double height would double them on some printers.
    if (line.kind !== 'line' && style !== normal) {
      const back = styleBytes(style, normal);
      if (back.length > 0) encoder.add(Uint8Array.from(back));
      style = normal;
    }
    style = writeLine(encoder, line, style, paper);
  }
  return encoder;
};
