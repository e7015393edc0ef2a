export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export type Decoded = { text: string; encoding: Encoding } | { refused: 'workbook' | 'not-text' };

const startsWith = (bytes: Uint8Array, ...wanted: number[]): boolean => wanted.every((one, at) => bytes[at] === one);

/** Zero bytes at even and odd places of the beginning: every other letter of a Latin text in UTF-16 has one. */
const zeros = (bytes: Uint8Array): [number, number] => {
  const found: [number, number] = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 1000).entries()) if (byte === 0) found[at % 2 === 0 ? 0 : 1] += 1;
  return found;
};

const guess = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const [even, odd] = zeros(bytes);
  if (even + odd > Math.min(bytes.length, 1000) / 4) return even > odd ? 'utf-16be' : 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Western Excel's own. Every byte is a letter of it, so it is the last guess, and what it makes is looked at below.
    return 'windows-1252';
  }
};

// What no table of words holds: a picture or a program that was renamed to .csv. Windows-1252, which takes every byte, is asked more.
const strange = /[\0\ufffd]/u;
const strangeBytes = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/u;

/** The text of a file as Excel, LibreOffice or an editor wrote it, and in which encoding that was. A byte-order mark is taken off. */
export const decode = (bytes: Uint8Array): Decoded => {
  // PK: a zip, which .xlsx and .ods are. D0CF11E0: the older .xls.
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'workbook' };
  const encoding = guess(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return (encoding === 'windows-1252' ? strangeBytes : strange).test(text)
    ? { refused: 'not-text' }
    : { text, encoding };
};
