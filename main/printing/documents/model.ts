/** A line's type size: 2 doubles it, 4 is as tall as a hand is wide. A line of double width holds half the columns. */
export type Size = 1 | 2 | 4;
export type Style = { readonly width?: Size; readonly height?: Size; readonly bold?: boolean };

export type TextBlock = {
  readonly kind: 'text';
  readonly text: string;
  readonly width: Size;
  readonly height: Size;
  readonly bold: boolean;
  readonly align: 'left' | 'center';
  readonly indent: number;
  /** Columns that wrapped lines are further indented by, so that a long name stays under its own name. */
  readonly hang: number;
};

/** Left and right on one line; the left part wraps, the right one stays whole. */
export type PairBlock = {
  readonly kind: 'pair';
  readonly left: string;
  readonly right: string;
  readonly width: Size;
  readonly height: Size;
  readonly bold: boolean;
  readonly hang: number;
};

export type Block =
  | TextBlock
  | PairBlock
  /** White on black over the whole width: what must not be overlooked. */
  | { readonly kind: 'banner'; readonly text: string; readonly big: boolean }
  | { readonly kind: 'rule'; readonly heavy: boolean }
  | { readonly kind: 'qr'; readonly data: string }
  /** The venue's logo, as it is when the slip is printed; nothing, where there is none. */
  | { readonly kind: 'logo' }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

/** What a slip says, free of any printer: the immutable body of a job. */
export type SlipDocument = { readonly language: 'it' | 'en'; readonly blocks: readonly Block[] };

type TextOptions = Style & { align?: 'left' | 'center'; hang?: number; indent?: number };
const plain = { width: 1, height: 1, bold: false } as const;

export const text = (value: string, options: TextOptions = {}): Block => ({
  kind: 'text',
  text: value,
  ...plain,
  align: 'left',
  hang: 0,
  indent: 0,
  ...options,
});

export const pair = (left: string, right: string, options: Style & { hang?: number } = {}): Block => ({
  kind: 'pair',
  left,
  right,
  ...plain,
  hang: 0,
  ...options,
});

export const banner = (value: string, big = true): Block => ({ kind: 'banner', text: value, big });
export const rule = (heavy = false): Block => ({ kind: 'rule', heavy });
/**
 * Printable ASCII of at most 200 characters, else nothing: more needs modules that a phone cannot read off thermal paper,
 * and printers do not agree on other letters.
 */
export const qr = (data: string): Block[] =>
  /^[ -~]{1,200}$/u.test(data) ? [feed(1), { kind: 'qr', data }, feed(1)] : [];
export const feed = (lines: number): Block => ({ kind: 'feed', lines });
export const logo: Block = { kind: 'logo' };
export const cut: Block = { kind: 'cut' };
