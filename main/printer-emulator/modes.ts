import type { Align, TextStyle } from './types.ts';

/** Everything ESC @ sets back: the state that commands leave behind them. Distances in dots. */
export type Modes = {
  style: TextStyle;
  align: Align;
  codePage: number;
  country: number;
  lineSpacing: number;
  charSpacing: number;
  leftMargin: number;
  /** GS W; undefined is the whole width. */
  areaWidth: number | undefined;
  tabs: readonly number[];
  kanji: boolean;
  symbols: SymbolModes;
};

/** GS ( k and GS k settings; sizes in dots. */
export type SymbolModes = {
  qrModule: number;
  qrEcc: 'L' | 'M' | 'Q' | 'H';
  /** What fn 80 stored, by symbology (cn): 48 PDF417, 49 QR … */
  readonly stored: Map<number, Uint8Array>;
  /** The picture that GS ( L fn 112 left for fn 50. */
  graphics: { width: number; rows: readonly Uint8Array[] } | undefined;
  barcodeModule: number;
  barcodeHeight: number;
  caption: 'none' | 'above' | 'below' | 'both';
};

export const plainStyle: TextStyle = {
  bold: false,
  underline: 0,
  inverse: false,
  wide: 1,
  tall: 1,
  font: 'A',
  upsideDown: false,
};

/** 30 dots = 1/6 inch at 180 dpi, 3.75 mm: the ESC 2 default of thermal printers. */
export const defaultLineSpacing = 30;

export function defaultModes(): Modes {
  return {
    style: plainStyle,
    align: 'left',
    codePage: 0,
    country: 0,
    lineSpacing: defaultLineSpacing,
    charSpacing: 0,
    leftMargin: 0,
    areaWidth: undefined,
    tabs: Array.from({ length: 32 }, (_, index) => (index + 1) * 8),
    kanji: false,
    symbols: {
      qrModule: 3,
      qrEcc: 'L',
      stored: new Map(),
      graphics: undefined,
      barcodeModule: 3,
      barcodeHeight: 162,
      caption: 'none',
    },
  };
}

/** Width and height of one character cell, magnification included. */
export function glyphSize(style: TextStyle): { width: number; height: number } {
  const [width, height] = style.font === 'A' ? [12, 24] : [9, 17];
  return { width: width * style.wide, height: height * style.tall };
}

/** Where something `width` dots wide starts, in an area that starts at `margin` and is `area` dots wide. */
export function alignedX(align: Align, margin: number, area: number, width: number): number {
  const spare = Math.max(0, area - width);
  if (align === 'left') return margin;
  return margin + (align === 'right' ? spare : Math.floor(spare / 2));
}
