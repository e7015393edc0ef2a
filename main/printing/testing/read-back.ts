/** What is on the paper after these bytes, read by an interpreter of its own that knows only the commands we mean to send. */
export type ReadBack = {
  readonly slips: readonly string[];
  readonly pulses: number;
  readonly pictures: number;
  /** What the QR symbols say. */
  readonly symbols: readonly string[];
  /** Longest line, in columns of normal width. */
  readonly widest: number;
};

const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Throws on any byte that is neither text of PC858 nor a whole, known command. */
export const readBack = (bytes: Uint8Array): ReadBack => {
  const slips: string[] = [];
  const symbols: string[] = [];
  let stored = '';
  let slip = '';
  let columns = 0;
  let width = 1;
  let [pulses, pictures, widest] = [0, 0, 0];
  let at = 0;
  const byte = (offset = 0): number => {
    const value = bytes[at + offset];
    if (value === undefined) throw new Error('cut off inside a command');
    return value;
  };
  const skip = (count: number): void => {
    at += count;
  };
  const escape = (): void => {
    const command = byte(1);
    if (command === 0x40) {
      width = 1;
      return skip(2);
    }
    if (command === 0x70) {
      pulses += 1;
      return skip(5);
    }
    if (command === 0x64) slip += '\n'.repeat(byte(2));
    if (command === 0x74 && byte(2) !== 19) throw new Error(`page ${byte(2)} selected`);
    if (![0x45, 0x61, 0x64, 0x74].includes(command)) throw new Error(`unexpected ESC ${command.toString(16)} at ${at}`);
    skip(3);
  };
  const group = (): void => {
    const command = byte(1);
    if (command === 0x76) {
      const size = (byte(4) + 256 * byte(5)) * (byte(6) + 256 * byte(7));
      pictures += 1;
      slip += '[picture]\n';
      return skip(8 + size);
    }
    if (command === 0x28 && byte(2) === 0x6b) {
      const length = byte(3) + 256 * byte(4);
      if (byte(6) === 0x50) stored = Buffer.from(bytes.subarray(at + 8, at + 5 + length)).toString('utf8');
      if (byte(6) === 0x51) symbols.push(stored);
      byte(4 + length);
      return skip(5 + length);
    }
    if (command === 0x56) {
      slips.push(slip);
      slip = '';
      return skip(4);
    }
    if (command === 0x21) width = (byte(2) >> 4) + 1;
    if (![0x21, 0x42, 0x61, 0x72].includes(command)) throw new Error(`unexpected GS ${command.toString(16)} at ${at}`);
    skip(3);
  };
  while (at < bytes.length) {
    const value = byte();
    if (value === 0x1b) escape();
    else if (value === 0x1d) group();
    else if (value === 0x10 && byte(1) === 0x04) skip(3);
    else if (value === 0x00) skip(1);
    else if (value === 0x0a) {
      slip += '\n';
      columns = 0;
      skip(1);
    } else if (value < 0x20 || value === 0x7f) throw new Error(`control byte ${value.toString(16)} at ${at}`);
    else {
      slip += value < 0x80 ? String.fromCharCode(value) : (upper[value - 0x80] ?? '');
      columns += width;
      widest = Math.max(widest, columns);
      skip(1);
    }
  }
  if (slip.trim() !== '') slips.push(slip);
  return { slips, pulses, pictures, symbols, widest };
};
