import type { Cpu, Steps } from './cpu.ts';
import { nextByte, nextBytes } from './cpu.ts';
import type { CommandTable } from './commands/command.ts';
import { escapeCommands } from './commands/escape.ts';
import { fieldCommands, groupCommands } from './commands/group.ts';
import { putCharacter, putPlain, tab } from './commands/text.ts';
import { printLine } from './printing.ts';

/**
 * The in-order half of the printer: takes bytes from the receive buffer and obeys them, one command after the other, by
 * their length. It never ends; a power cut or a clear command throws it away where it stands and starts another.
 */
export function* execute(cpu: Cpu): Steps<never> {
  const controls = createControlNotes(cpu);
  for (;;) {
    cpu.command = '';
    const byte = yield* nextByte(cpu);
    cpu.session = cpu.buffer.owner;
    cpu.offset = cpu.buffer.offset;
    cpu.command = hexOf[byte] ?? '';
    if (isNoise[byte]) {
      controls.note(byte);
      if (cpu.buffer.size === 0) controls.flush();
    } else {
      controls.flush();
      if (byte < 0x20 || !putPlain(cpu, byte)) yield* obey(cpu, byte);
    }
  }
}

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
const hexOf = everyByte.map((byte) => byte.toString(16).padStart(2, '0'));
const hex = (byte: number): string => hexOf[byte] ?? '';

const [HT, LF, FF, CR, DLE, ESC, FS, GS] = [0x09, 0x0a, 0x0c, 0x0d, 0x10, 0x1b, 0x1c, 0x1d] as const;

/** Control bytes that start no command: nothing is printed, but nobody should send them. */
const isNoise = everyByte.map(
  (byte) => (byte < 0x20 && ![HT, LF, FF, CR, DLE, ESC, FS, GS].some((known) => known === byte)) || byte === 0x7f,
);

function* obey(cpu: Cpu, byte: number): Steps {
  if (byte >= 0x20) yield* putCharacter(cpu, byte);
  else if (byte === LF || byte === FF) yield* printLine(cpu);
  else if (byte === HT) tab(cpu);
  else if (byte === DLE) yield* skipRealTime(cpu);
  else if (byte === ESC) yield* fromTable(cpu, 'ESC', escapeCommands);
  else if (byte === GS) yield* fromTable(cpu, 'GS', groupCommands);
  else if (byte === FS) yield* fromTable(cpu, 'FS', fieldCommands);
  // CR does nothing while automatic line feed is off, which is the rule.
}

function* fromTable(cpu: Cpu, family: string, table: CommandTable): Steps {
  const op = yield* nextByte(cpu);
  cpu.command += ` ${hex(op)}`;
  const command = table.get(op);
  if (!command) return cpu.error(`${family} ${hex(op)}: unknown command`);
  const args = yield* nextBytes(cpu, command.args);
  const steps = command.run(cpu, args);
  if (steps) yield* steps;
}

/** The scanner obeyed it when it arrived; here it only has to be stepped over. */
function* skipRealTime(cpu: Cpu): Steps {
  const op = yield* nextByte(cpu);
  if (op === 0x04) {
    const n = yield* nextByte(cpu);
    if (n === 7 || n === 8 || n === 18) yield* nextByte(cpu);
  } else if (op === 0x05) yield* nextByte(cpu);
  else if (op === 0x14) {
    const fn = yield* nextByte(cpu);
    yield* nextBytes(cpu, fn === 8 ? 7 : fn === 7 ? 1 : fn === 3 ? 5 : 2);
  } else cpu.error(`DLE ${hex(op)}: unknown command`);
}

/** Runs of the same control byte are one ledger entry: a flood of 8192 NULs is a habit of some clients. */
function createControlNotes(cpu: Cpu): { note(byte: number): void; flush(): void } {
  let run = { byte: 0, count: 0, offset: 0, session: 0 };
  const flush = (): void => {
    if (run.count > 0) cpu.ledger.add({ kind: 'control', ...run });
    run = { ...run, count: 0 };
  };
  return {
    note(byte) {
      if (run.count > 0 && (run.byte !== byte || run.session !== cpu.session)) flush();
      if (run.count === 0) run = { byte, count: 0, offset: cpu.offset, session: cpu.session };
      run.count += 1;
    },
    flush,
  };
}
