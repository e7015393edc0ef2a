import type { Ledger } from './ledger.ts';
import { createLineBuffer } from './line-buffer.ts';
import type { LineBuffer } from './line-buffer.ts';
import type { Mechanism } from './mechanism.ts';
import { defaultModes } from './modes.ts';
import type { Modes } from './modes.ts';
import type { Profile } from './profiles.ts';
import type { ReceiveBuffer } from './receive-buffer.ts';
import type { Replies } from './replies.ts';
import type { Sheet } from './sheet.ts';
import type { Slip } from './types.ts';

/** What the executor stops for; `rows` of paper, or `ms` for something that takes time without moving paper. */
export type Wait = { kind: 'bytes' } | { kind: 'online' } | { kind: 'motion'; rows: number; ms: number };

/** A piece of work that may stop in its middle and go on later; throwing it away is what a power cut does. */
export type Steps<T = void> = Generator<Wait, T, void>;

/** The part of the printer that reads the buffer: its state, and what it can reach. */
export type Cpu = {
  readonly profile: Profile;
  readonly widthDots: number;
  readonly buffer: ReceiveBuffer;
  readonly mechanism: Mechanism;
  readonly sheet: Sheet;
  readonly ledger: Ledger;
  readonly replies: Replies;
  readonly line: LineBuffer;
  modes: Modes;
  /** Connection and place of the command being executed. */
  session: number;
  offset: number;
  /** Its first bytes in hex while it is being read, empty between commands. */
  command: string;
  /** Rows (of the last motion) that have really moved; the engine sets it. */
  moved: number;
  /** Process ids that wait for the unprinted line. */
  waitingIds: { id: string; session: number }[];
  /** DLE DC4 functions that GS ( D switched off. */
  readonly disabledRealTime: Set<number>;
  /** Hands over a finished sheet; the answer is its slip, null for blank paper. */
  cut(mode: Slip['cut']): Slip | null;
  error(message: string): void;
};

const BYTES: Wait = { kind: 'bytes' };
const ONLINE: Wait = { kind: 'online' };

/** Goes on only while the printer can print: nothing is read from the buffer while it is offline. */
export function* whenOnline(cpu: Cpu): Steps {
  while (!cpu.mechanism.online) yield ONLINE;
}

function takeByte(cpu: Cpu): number {
  const byte = cpu.buffer.take();
  cpu.sheet.executed(byte, cpu.buffer.owner);
  return byte;
}

/** The next byte of the stream, whenever it comes. */
export function* nextByte(cpu: Cpu): Steps<number> {
  for (;;) {
    if (!cpu.mechanism.online) yield ONLINE;
    else if (cpu.buffer.size === 0) yield BYTES;
    else return takeByte(cpu);
  }
}

/** Exactly `count` bytes; a connection that ends in between leaves the executor hungry, as hardware is. */
export function* nextBytes(cpu: Cpu, count: number): Steps<Uint8Array> {
  const bytes = new Uint8Array(count);
  for (let index = 0; index < count;) {
    if (!cpu.mechanism.online) yield ONLINE;
    else if (cpu.buffer.size === 0) yield BYTES;
    else bytes[index++] = takeByte(cpu);
  }
  return bytes;
}

/** Two bytes, low first, as ESC/POS sends numbers. */
export const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

type Parts = Omit<
  Cpu,
  'line' | 'modes' | 'session' | 'offset' | 'command' | 'moved' | 'waitingIds' | 'disabledRealTime' | 'error'
>;

export function createCpu(parts: Parts): Cpu {
  const cpu: Cpu = {
    ...parts,
    line: createLineBuffer(),
    modes: defaultModes(),
    session: 0,
    offset: 0,
    command: '',
    moved: 0,
    waitingIds: [],
    disabledRealTime: new Set(),
    error(message) {
      cpu.sheet.error(message);
      cpu.ledger.add({ kind: 'error', message, offset: cpu.offset, session: cpu.session });
    },
  };
  return cpu;
}

/** What a power cycle forgets. */
export function resetCpu(cpu: Cpu): void {
  clearPrintBuffer(cpu);
  cpu.modes = defaultModes();
  cpu.disabledRealTime.clear();
}

/** What DLE ENQ 2 and DLE DC4 8 forget: unprinted data, and the ids that waited for it. */
export function clearPrintBuffer(cpu: Cpu): void {
  cpu.line.clear();
  cpu.waitingIds = [];
  cpu.command = '';
}
