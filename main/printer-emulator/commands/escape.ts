import { isCountry } from '../code-pages.ts';
import type { Cpu, Steps } from '../cpu.ts';
import { clearPrintBuffer, nextByte, nextBytes, word } from '../cpu.ts';
import { defaultLineSpacing, defaultModes } from '../modes.ts';
import { areaWidth, cut, feed, printLine } from '../printing.ts';
import { statusInOrder } from '../status-bytes.ts';
import type { Align, TextStyle } from '../types.ts';
import { bitImage } from './bit-image.ts';
import type { CommandTable } from './command.ts';
import { command, digit, ignored, isOn } from './command.ts';
import { skipExtended } from './extended.ts';

/** Every ESC command that the emulator reads; anything else is reported and only its two bytes are gone. */

const restyle = (cpu: Cpu, change: Partial<TextStyle>): void => {
  cpu.modes.style = { ...cpu.modes.style, ...change };
};

function initialise(cpu: Cpu): void {
  if (!cpu.line.empty) cpu.error('ESC @ threw away text that was not printed yet');
  clearPrintBuffer(cpu);
  cpu.modes = defaultModes();
  // Epson UB-E02 guide: automatic status is off after ESC @.
  cpu.replies.setAsb(cpu.session, 0);
}

function printMode(cpu: Cpu, [n = 0]: Uint8Array): void {
  restyle(cpu, {
    font: n & 0x01 ? 'B' : 'A',
    bold: (n & 0x08) !== 0,
    tall: n & 0x10 ? 2 : 1,
    wide: n & 0x20 ? 2 : 1,
    underline: n & 0x80 ? 1 : 0,
  });
}

function underline(cpu: Cpu, [n]: Uint8Array): void {
  const thickness = digit(n);
  if (thickness === 0 || thickness === 1 || thickness === 2) restyle(cpu, { underline: thickness });
  else cpu.error(`ESC - ${thickness}: no such underline`);
}

function align(cpu: Cpu, [n]: Uint8Array): void {
  const sides: readonly Align[] = ['left', 'center', 'right'];
  const side = sides[digit(n)];
  if (!side) cpu.error(`ESC a ${n}: no such alignment`);
  else if (!cpu.line.empty) cpu.error('ESC a in the middle of a line is ignored');
  else cpu.modes.align = side;
}

function codePage(cpu: Cpu, [n = 0]: Uint8Array): void {
  cpu.modes.codePage = n;
  if (cpu.profile.codePages[n] === undefined) cpu.error(`ESC t ${n}: this printer has no such code page`);
}

function country(cpu: Cpu, [n = 0]: Uint8Array): void {
  if (isCountry(n)) cpu.modes.country = n;
  else cpu.error(`ESC R ${n}: no such country`);
}

/** Prints and feeds n lines; the line itself is the first of them. */
function* feedLines(cpu: Cpu, [n = 0]: Uint8Array): Steps {
  const spacing = cpu.modes.lineSpacing;
  const waiting = !cpu.line.empty;
  if (waiting) yield* printLine(cpu, n > 0 ? spacing : 0);
  yield* feed(cpu, spacing * (waiting ? n - 1 : n));
}

function* feedDots(cpu: Cpu, [n = 0]: Uint8Array): Steps {
  if (cpu.line.empty) yield* feed(cpu, n);
  else yield* printLine(cpu, n);
}

function drawer(cpu: Cpu, [m, on = 0, off = 0]: Uint8Array): void {
  const connector = digit(m);
  if (connector > 1) return cpu.error(`ESC p ${m}: no such drawer connector`);
  const pin = connector === 0 ? 2 : 5;
  cpu.sheet.pulse();
  cpu.ledger.add({ kind: 'drawer', pin, onMs: on * 2, offMs: off * 2, realTime: false, session: cpu.session });
}

function clonesBeep(cpu: Cpu, [times = 0]: Uint8Array): void {
  if (!cpu.profile.escBeep) return cpu.error('ESC B: unknown to this printer (a beep of clones)');
  cpu.sheet.beep();
  cpu.ledger.add({ kind: 'beep', times, session: cpu.session });
}

/** ESC D n1 … nk NUL: tab stops in columns, ascending, at most 32. */
function* tabStops(cpu: Cpu): Steps {
  const stops: number[] = [];
  for (let byte = yield* nextByte(cpu); byte !== 0 && stops.length < 32; byte = yield* nextByte(cpu)) stops.push(byte);
  cpu.modes.tabs = stops;
}

/** ESC & y c1 c2 [x d1 … d(y·x)] …: own characters, read and not drawn. */
function* ownCharacters(cpu: Cpu, [y = 0, first = 0, last = 0]: Uint8Array): Steps {
  for (let code = first; code <= last; code += 1) yield* nextBytes(cpu, y * (yield* nextByte(cpu)));
  cpu.error('ESC &: own characters are read but not drawn');
}

/** A place outside the printable area is ignored (Epson ESC $ and ESC backslash). */
const moveTo = (cpu: Cpu, dots: number): void => {
  if (dots >= 0 && dots < areaWidth(cpu)) cpu.line.x = dots;
};

function paperStatus(cpu: Cpu): void {
  const status = statusInOrder(1, cpu.mechanism.state);
  if (cpu.profile.statusInOrder && status !== undefined) {
    cpu.replies.send(cpu.session, Uint8Array.of(status), 'paper-status');
  }
}

export const escapeCommands: CommandTable = new Map([
  command('@', 0, initialise),
  command('!', 1, printMode),
  command('E', 1, (cpu, args) => restyle(cpu, { bold: isOn(args) })),
  command('G', 1, (cpu, args) => restyle(cpu, { bold: isOn(args) })),
  command('-', 1, underline),
  command('M', 1, (cpu, [n]) => restyle(cpu, { font: digit(n) === 0 || n === 0x61 ? 'A' : 'B' })),
  command('{', 1, (cpu, args) => restyle(cpu, { upsideDown: isOn(args) })),
  command('a', 1, align),
  command('t', 1, codePage),
  command('R', 1, country),
  command(' ', 1, (cpu, [n = 0]) => void (cpu.modes.charSpacing = n)),
  command('2', 0, (cpu) => void (cpu.modes.lineSpacing = defaultLineSpacing)),
  command('3', 1, (cpu, [n = 0]) => void (cpu.modes.lineSpacing = n)),
  command('d', 1, feedLines),
  command('J', 1, feedDots),
  command('$', 2, (cpu, args) => moveTo(cpu, word(args, 0))),
  command('\\', 2, (cpu, args) => moveTo(cpu, cpu.line.x + ((word(args, 0) << 16) >> 16))),
  command('D', 0, tabStops),
  command('*', 3, bitImage),
  command('p', 3, drawer),
  command('B', 2, clonesBeep),
  command('i', 0, (cpu) => cut(cpu, 'partial', null)),
  command('m', 0, (cpu) => cut(cpu, 'partial', null)),
  command('v', 0, paperStatus),
  command('&', 3, ownCharacters),
  command('(', 1, skipExtended('ESC')),
  // Page mode is printed in the order it is sent, which is what our own printing never relies on.
  command('L', 0, (cpu) => cpu.error('ESC L: page mode is printed line by line')),
  ignored('S', 0),
  ignored('T', 1),
  ignored('W', 8),
  ignored('V', 1),
  ignored('%', 1),
  ignored('?', 1),
  ignored('=', 1),
  ignored('U', 1),
  ignored('r', 1),
  ignored('c', 2),
  ignored('K', 1),
  ignored('e', 1),
]);
