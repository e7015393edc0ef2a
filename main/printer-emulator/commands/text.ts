import { decodedPage, decodePair, nationalCharacter } from '../code-pages.ts';
import type { Cpu, Steps } from '../cpu.ts';
import { nextByte } from '../cpu.ts';
import { glyphSize } from '../modes.ts';
import { areaWidth, printLine } from '../printing.ts';

function decodeOne(cpu: Cpu, byte: number): string {
  const name = cpu.profile.codePages[cpu.modes.codePage];
  const character = decodedPage(name)?.[byte] ?? '\uFFFD';
  if (character === '\uFFFD') {
    const shown = byte.toString(16).padStart(2, '0');
    cpu.error(`byte ${shown} has no character in code page ${cpu.modes.codePage} (${name ?? 'unknown'})`);
  }
  return byte < 0x80 ? nationalCharacter(character, cpu.modes.country) : character;
}

function* decode(cpu: Cpu, byte: number): Steps<{ character: string; cells: number }> {
  if (!cpu.modes.kanji || byte < 0x81 || byte === 0xff) return { character: decodeOne(cpu, byte), cells: 1 };
  const second = yield* nextByte(cpu);
  return { character: decodePair(byte, second, cpu.profile.kanji), cells: 2 };
}

/** The usual case without stopping: one byte, one character, room on the line. False: `putCharacter` must see to it. */
export function putPlain(cpu: Cpu, byte: number): boolean {
  if (cpu.modes.kanji) return false;
  const { style, charSpacing } = cpu.modes;
  const size = glyphSize(style);
  const width = size.width + charSpacing * style.wide;
  if (cpu.line.x + width > areaWidth(cpu)) return false;
  cpu.line.put(decodeOne(cpu, byte), width, size.height, style);
  return true;
}

/** A printable byte: a character for the line, which is printed first when it is full. */
export function* putCharacter(cpu: Cpu, byte: number): Steps {
  const { character, cells } = yield* decode(cpu, byte);
  const { style, charSpacing } = cpu.modes;
  const size = glyphSize(style);
  const width = size.width * cells + charSpacing * style.wide;
  if (cpu.line.x > 0 && cpu.line.x + width > areaWidth(cpu)) yield* printLine(cpu);
  cpu.line.put(character, width, size.height, style);
}

/** HT: to the next tab stop; past the last one nothing moves. */
export function tab(cpu: Cpu): void {
  const column = glyphSize(cpu.modes.style).width;
  const stop = cpu.modes.tabs.find((columns) => columns * column > cpu.line.x);
  if (stop !== undefined && stop * column < areaWidth(cpu)) cpu.line.x = stop * column;
}
