import type { Cpu, Steps } from '../cpu.ts';

/** A command of fixed length: how many argument bytes follow, and what they do. */
export type Command = {
  readonly args: number;
  /** May stop and go on later when it returns steps. */
  readonly run: (cpu: Cpu, args: Uint8Array) => Steps | void;
};

/** Commands by their last byte, after ESC, GS or FS. */
export type CommandTable = ReadonlyMap<number, Command>;

type Run = Command['run'];

/** One row of a table: the character after ESC, GS or FS, the number of argument bytes, the effect. */
export const command = (character: string, args: number, run: Run): readonly [number, Command] => [
  character.charCodeAt(0),
  { args, run },
];

/** A command that is read by its length and changes nothing that shows on this paper. */
export const ignored = (character: string, args: number): readonly [number, Command] =>
  command(character, args, () => {});

/** ESC/POS switches look at the lowest bit: 1 and '1' are both on. */
export const isOn = (args: Uint8Array): boolean => ((args[0] ?? 0) & 1) === 1;

/** A digit sent as a number or as its character. */
export const digit = (byte: number | undefined): number => {
  const value = byte ?? 0;
  return value >= 0x30 && value <= 0x39 ? value - 0x30 : value;
};
