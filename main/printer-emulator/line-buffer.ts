import type { TextSpan, TextStyle } from './types.ts';

type Cell = { character: string; x: number; width: number; style: TextStyle };
export type InlineImage = { x: number; width: number; bitmap: Uint8Array };

/** What a line holds when it is printed; x counts from the left margin. */
export type FinishedLine = {
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly images: readonly InlineImage[];
  /** Dots from the first position to the end of the last character. */
  readonly width: number;
  /** Dots of the tallest thing on it. */
  readonly height: number;
};

export type LineBuffer = {
  readonly empty: boolean;
  /** Where the next character goes, dots from the left margin. */
  x: number;
  put(character: string, width: number, height: number, style: TextStyle): void;
  image(width: number, bitmap: Uint8Array): void;
  take(): FinishedLine;
  clear(): void;
};

function toSpans(cells: readonly Cell[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const cell of cells) {
    const last = spans.at(-1);
    if (last && last.style === cell.style && last.x + last.width === cell.x) {
      spans[spans.length - 1] = { ...last, text: last.text + cell.character, width: last.width + cell.width };
    } else spans.push({ text: cell.character, x: cell.x, width: cell.width, style: cell.style });
  }
  return spans;
}

/** Gaps become spaces of the font's column width, so that columns on paper are columns in the text. */
export function spansToText(spans: readonly TextSpan[], offset = 0): string {
  const column = spans.length > 0 && spans.every((span) => span.style.font === 'B') ? 9 : 12;
  let text = '';
  let cursor = 0;
  for (const span of spans) {
    const gap = Math.floor((span.x + offset - cursor) / column);
    text += ' '.repeat(Math.max(0, gap)) + span.text;
    cursor = Math.max(cursor, span.x + offset + span.width);
  }
  return text;
}

/** Characters wait here until a command prints the line; a power cut or ESC @ loses them. */
export function createLineBuffer(): LineBuffer {
  let cells: Cell[] = [];
  let images: InlineImage[] = [];
  let height = 0;
  const line: LineBuffer = {
    x: 0,
    get empty() {
      return cells.length === 0 && images.length === 0;
    },
    put(character, width, tall, style) {
      cells.push({ character, x: line.x, width, style });
      height = Math.max(height, tall);
      line.x += width;
    },
    image(width, bitmap) {
      images.push({ x: line.x, width, bitmap });
      height = Math.max(height, bitmap.length / Math.ceil(width / 8));
      line.x += width;
    },
    take() {
      const spans = toSpans(cells);
      const ends = [...spans, ...images].map((item) => item.x + item.width);
      const finished = { text: spansToText(spans), spans, images, width: Math.max(0, ...ends), height };
      line.clear();
      return finished;
    },
    clear() {
      cells = [];
      images = [];
      height = 0;
      line.x = 0;
    },
  };
  return line;
}
