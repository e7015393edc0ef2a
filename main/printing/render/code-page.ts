import type { PrinterLetters } from '#contract/devices.ts';

/*
 * PC858, ESC t 19: with 437, 1252, 866 and 852 one of the few table numbers on which Epson, Bixolon, Fujitsu, Star
 * emulation, Xprinter and POS-58 agree, and the one of them that has the euro sign (printing reference 2).
 */
export const PC858_TABLE = 19;

const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

// Soft hyphen and no-break space have no ink; sanitise() took them out, and a printer may show them as boxes.
const inkless = new Set(['\u00ad', '\u00a0']);

/** Every character that goes out as text. */
export const pageCharacters: ReadonlySet<string> = new Set([
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...Array.from(UPPER_HALF).filter((character) => !inkless.has(character)),
]);

/**
 * Whether the line cannot go out as text: then the whole line goes out as a picture, never as `?`. `ascii`: for a printer whose
 * pages are others than the field agrees on.
 */
export const lineNeedsRaster = (text: string, letters: PrinterLetters = 'pc858'): boolean => {
  for (const character of text)
    if (!pageCharacters.has(character) || (letters === 'ascii' && character > '~')) return true;
  return false;
};
