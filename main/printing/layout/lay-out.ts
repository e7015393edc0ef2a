import type { Bitmap } from '../render/bitmap.ts';
import type { Block, PairBlock, Size, SlipDocument, TextBlock } from '../documents/model.ts';
import { columnsOf } from './char-width.ts';
import { wrap } from './wrap.ts';

export type Columns = 32 | 42 | 48;

/** One line exactly as it will stand on paper: `columnsOf(text) * width` never exceeds the printer's columns. */
export type TextLine = {
  readonly kind: 'line';
  readonly text: string;
  readonly width: Size;
  readonly height: Size;
  readonly bold: boolean;
  readonly inverted: boolean;
};
export type LaidOutLine =
  | TextLine
  | { readonly kind: 'qr'; readonly data: string }
  /** Dots over the whole width. */
  | { readonly kind: 'picture'; readonly bitmap: Bitmap }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };
export type LaidOutSlip = { readonly columns: Columns; readonly lines: readonly LaidOutLine[] };

type LineStyle = { readonly width: Size; readonly height: Size; readonly bold: boolean; readonly inverted?: boolean };
const line = (text: string, { width, height, bold, inverted = false }: LineStyle): TextLine => ({
  kind: 'line',
  text: text.trimEnd() === text || inverted ? text : text.trimEnd(),
  width,
  height,
  bold,
  inverted,
});

const centred = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, Math.floor((columns - columnsOf(text)) / 2))) + text;

const textLines = (block: TextBlock, columns: Columns): TextLine[] => {
  const available = Math.floor(columns / block.width) - block.indent;
  return wrap(block.text, available, block.hang).map((part, index) => {
    if (block.align === 'center') return line(centred(part, available), block);
    return line(' '.repeat(block.indent + (index === 0 ? 0 : block.hang)) + part, block);
  });
};

const pairLines = (block: PairBlock, columns: Columns): TextLine[] => {
  const available = Math.floor(columns / block.width);
  const rightWidth = columnsOf(block.right);
  // A right part that leaves no room for a word goes on a line of its own.
  if (rightWidth > available - 8 && block.left !== '') {
    const own = wrap(block.right, available);
    return [
      ...textLines({ ...block, kind: 'text', text: block.left, align: 'left', indent: 0 }, columns),
      ...own.map((part) => line(' '.repeat(Math.max(0, available - columnsOf(part))) + part, block)),
    ];
  }
  const lefts = wrap(block.left, Math.max(1, available - rightWidth - 1), block.hang);
  const rights = wrap(block.right, available);
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, index) => {
    const part = lefts[index];
    const left = part === undefined ? '' : ' '.repeat(index === 0 ? 0 : block.hang) + part;
    const right = rights[index] ?? '';
    return line(left + ' '.repeat(Math.max(0, available - columnsOf(left) - columnsOf(right))) + right, block);
  });
};

const bannerLines = (text: string, big: boolean, columns: Columns): TextLine[] => {
  const style = { width: big ? 2 : 1, height: 2, bold: true, inverted: true } as const;
  const available = Math.floor(columns / style.width);
  return wrap(text, available - 2).map((part) => {
    const start = centred(part, available);
    return line(start + ' '.repeat(Math.max(0, available - columnsOf(start))), style);
  });
};

const layOutBlock = (block: Block, columns: Columns, logo: Bitmap | undefined): LaidOutLine[] => {
  switch (block.kind) {
    case 'text':
      return textLines(block, columns);
    case 'pair':
      return pairLines(block, columns);
    case 'banner':
      return bannerLines(block.text, block.big, columns);
    case 'rule':
      return [line((block.heavy ? '═' : '─').repeat(columns), { width: 1, height: 1, bold: false })];
    case 'logo':
      return logo === undefined ? [] : [{ kind: 'picture', bitmap: logo }];
    case 'qr':
    case 'feed':
    case 'cut':
      return [block];
  }
};

/** The only layout there is: bytes, picture and plain text are all drawn from its answer. `logo`: dots for these columns. */
export const layOut = (document: SlipDocument, columns: Columns, logo?: Bitmap): LaidOutSlip => ({
  columns,
  lines: document.blocks.flatMap((block) => layOutBlock(block, columns, logo)),
});
