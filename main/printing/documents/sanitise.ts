/*
 * Everything a person typed passes here once, before layout. A note of `ESC p` bytes opened the cash drawer
 * and `GS (` swallowed the rest of the slip when text reached the encoder raw (printing reference 1.2).
 */

// Typographic characters that every code page lacks but ASCII says as well; keeps a common name off the raster path.
const plainForm: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  '⁄': '/',
  '′': "'",
  '″': '"',
};
const typographic = new RegExp(`[${Object.keys(plainForm).join('')}]`, 'gu');

// Line and paragraph separators, tabs and every kind of space become one plain space.
const spaces = /[\p{Zs}\p{Zl}\p{Zp}\t\n\v\f\r\u0085]+/gu;
// Control bytes, bidi marks and overrides, soft hyphen, BOM: no ink of their own. ZWNJ, ZWJ and emoji tags stay: they shape letters.
const inkless = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
// Noncharacters can never be drawn.
const noncharacters = /[\u{fdd0}-\u{fdef}]|[\ufffe\uffff]|\p{Noncharacter_Code_Point}/gu;

/** One line of text with nothing in it but characters that have ink, spaces, and what shapes them. NFC. */
export const sanitise = (raw: string): string =>
  raw
    .toWellFormed()
    .replace(spaces, ' ')
    .replace(inkless, '')
    .replace(noncharacters, '')
    .normalize('NFC')
    .replace(typographic, (character) => plainForm[character] ?? character)
    .replace(/ {2,}/g, ' ')
    .trim();

/** The lines a person typed, each sanitised; empty ones are dropped. */
export const sanitiseLines = (raw: string): string[] =>
  raw
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(sanitise)
    .filter((line) => line !== '');
