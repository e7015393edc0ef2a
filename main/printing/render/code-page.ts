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
  'ÓßÔÕµþÞÚÛÙýÝ¯´\u00ad±' +
  '‗¾¶§÷¸°¨·¹³²■\u00a0';

// Soft hyphen and no-break space have no ink; sanitise() took them out, and a printer may show them as boxes.
const inkless = new Set(['\u00ad', '\u00a0']);

const byteOf = new Map<string, number>();
for (let byte = 0x20; byte < 0x7f; byte += 1) byteOf.set(String.fromCharCode(byte), byte);
Array.from(UPPER_HALF).forEach((character, index) => {
  if (!inkless.has(character)) byteOf.set(character, 0x80 + index);
});

/** Whether the page cannot show the line: then the whole line goes out as a picture, never as `?`. */
export const lineNeedsRaster = (text: string): boolean => {
  for (const character of text) if (!byteOf.has(character)) return true;
  return false;
};

/** PC858 bytes of a line that needs no raster; throws on any other, because a substitute would reach a kitchen. */
export const encodePc858 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new RangeError(`no byte for U+${character.codePointAt(0)?.toString(16)} in PC858`);
    return byte;
  });
