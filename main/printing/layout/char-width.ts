/*
 * Columns a text takes on paper: 0 for what combines, 2 for East Asian wide and emoji, 1 for the rest.
 * UTF-16 length is what the encoder library counts, and what made lines of 48 come out as 50 (printing reference 1.2).
 */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;

// Unicode East Asian Width W and F, coarse blocks: a wrong guess only makes a raster line narrower or wider than needed.
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

const isWide = (codePoint: number): boolean =>
  codePoint >= 0x1100 && wideRanges.some(([from, to]) => codePoint >= from && codePoint <= to);

const codePointWidth = (character: string): number => {
  if (zeroWidth.test(character)) return 0;
  return isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
};

const clusterWidth = (cluster: string): number => {
  if (cluster.length === 1 && cluster < '\u0300') return 1;
  if (emoji.test(cluster)) return 2;
  return Math.min(
    2,
    Array.from(cluster).reduce((sum, character) => sum + codePointWidth(character), 0),
  );
};

export type Cluster = { readonly text: string; readonly width: number };

// Below the combining marks every character stands alone; asking the segmenter costs a hundred times as much.
const simple = /^[\u0020-\u00ac\u00ae-\u02ff]*$/u;

/** What a person sees as one character, with its columns. */
export const clusters = (text: string): Cluster[] => {
  if (simple.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  const found: Cluster[] = [];
  for (const { segment } of graphemes.segment(text)) found.push({ text: segment, width: clusterWidth(segment) });
  return found;
};

export const columnsOf = (text: string): number =>
  simple.test(text) ? text.length : clusters(text).reduce((sum, { width }) => sum + width, 0);
