import iconv from 'iconv-lite';

/** ESC t number → name of the encoding; numbers that are missing show nothing readable. */
export type CodePageTable = Readonly<Record<number, string>>;

// Sources: the makers' ESC t tables as collected by receipt-printer-encoder 4.0.1. Pages that the decoder does not know
// (851, 853, 1098, 1118, 1119 …) are left out on purpose: text in them is reported, not guessed.
const everywhere = { 0: 'cp437', 1: 'katakana', 2: 'cp850', 3: 'cp860', 4: 'cp863', 5: 'cp865', 16: 'cp1252' };
const common = { ...everywhere, 17: 'cp866', 18: 'cp852', 19: 'cp858' };

export const epsonPages: CodePageTable = {
  ...common,
  ...{ 13: 'cp857', 14: 'cp737', 15: 'iso88597', 21: 'cp874', 30: 'tcvn', 32: 'cp720', 33: 'cp775', 34: 'cp855' },
  ...{ 35: 'cp861', 36: 'cp862', 37: 'cp864', 38: 'cp869', 39: 'iso88592', 40: 'iso885915', 44: 'cp1125' },
  ...{ 45: 'cp1250', 46: 'cp1251', 47: 'cp1253', 48: 'cp1254', 49: 'cp1255', 50: 'cp1256', 51: 'cp1257' },
  ...{ 52: 'cp1258', 53: 'rk1048' },
};

export const bixolonPages: CodePageTable = {
  ...common,
  ...{ 21: 'cp862', 22: 'cp864', 24: 'cp1253', 25: 'cp1254', 26: 'cp1257', 28: 'cp1251', 29: 'cp737', 30: 'cp775' },
  ...{ 33: 'cp1255', 36: 'cp855', 37: 'cp857', 38: 'iso88597', 40: 'cp1256', 41: 'cp1258', 47: 'cp1250', 49: 'tcvn' },
};

export const xprinterPages: CodePageTable = {
  ...common,
  ...{ 6: 'iso88591', 7: 'cp1253', 11: 'cp1255', 22: 'cp864', 23: 'cp1251', 24: 'cp737', 25: 'cp1257', 33: 'cp1256' },
};

export const starPages: CodePageTable = common;

/** 256 entries, one string a byte; `\uFFFD` where the page has no character. */
export type DecodedPage = readonly string[];

const decoded = new Map<string, DecodedPage>();

// Epson page 1 around the half-width katakana: rules and boxes below, signs above (Epson character code tables).
const belowKatakana = '▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯\u00a0';
const aboveKatakana = '═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒\u00a0';

function katakana(byte: number): string {
  if (byte <= 0xa0) return belowKatakana[byte - 0x80] ?? '\uFFFD';
  return byte < 0xe0 ? String.fromCharCode(0xff61 + byte - 0xa1) : (aboveKatakana[byte - 0xe0] ?? '\uFFFD');
}

function decode(name: string): DecodedPage {
  const ascii = (byte: number): string => String.fromCharCode(byte);
  return Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80) return ascii(byte);
    if (name === 'katakana') return katakana(byte);
    return iconv.decode(Buffer.from([byte]), name) || '\uFFFD';
  });
}

/** The characters of a page by the name in a table; undefined for a page nobody can decode. */
export function decodedPage(name: string | undefined): DecodedPage | undefined {
  if (name === undefined) return undefined;
  const known = decoded.get(name) ?? decode(name);
  decoded.set(name, known);
  return known;
}

// ESC R: the twelve ASCII places that change with the country (Epson ESC R).
const places = '#$@[\\]^`{|}~';
const countries: readonly string[] = [
  places,
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
  '#$á¡Ñ¿é`íñóú',
  '#$á¡Ñ¿éüíñóú',
  '#$@[₩]^`{|}~',
  '#$ŽŠĐĆČžšđćč',
  '#¥@[\\]^`{|}~',
];

/** Is `n` a country of ESC R that the emulator knows? */
export const isCountry = (n: number): boolean => n < countries.length;

/** What the printer shows for an ASCII character under ESC R `country`. */
export function nationalCharacter(character: string, country: number): string {
  if (country === 0) return character;
  const place = places.indexOf(character);
  return place < 0 ? character : (countries[country]?.[place] ?? character);
}

/** Two bytes of kanji mode as one character, `\uFFFD` when they make none. */
export function decodePair(first: number, second: number, encoding: 'shift_jis' | 'gb18030'): string {
  return iconv.decode(Buffer.from([first, second]), encoding) || '\uFFFD';
}
