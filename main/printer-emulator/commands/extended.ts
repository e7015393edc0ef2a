import type { Cpu, Steps } from '../cpu.ts';
import { nextBytes, word } from '../cpu.ts';
import { graphics } from './graphics.ts';
import { processId } from './status.ts';
import { symbol } from './symbols.ts';

/** Commands that carry their own length: GS ( x pL pH …, GS 8 L p1 p2 p3 p4 … and their ESC and FS cousins. */

type Handler = (cpu: Cpu, length: number) => Steps;

/** GS ( D m [a b]…: which real-time commands are obeyed (a: 1 pulse, 2 power off; b: 0 off, 1 on). */
function* realTimeSwitches(cpu: Cpu, length: number): Steps {
  const [m, ...pairs] = yield* nextBytes(cpu, length);
  if (m !== 20) return cpu.error(`GS ( D ${m}: unknown function`);
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const fn = pairs[index] ?? 0;
    if (((pairs[index + 1] ?? 0) & 1) === 0) cpu.disabledRealTime.add(fn);
    else cpu.disabledRealTime.delete(fn);
  }
}

/** Settings that change nothing on this paper, and are not worth a complaint: test print, user settings, density, buzzer … */
function* settings(cpu: Cpu, length: number): Steps {
  yield* nextBytes(cpu, length);
}

function* beep(cpu: Cpu, length: number): Steps {
  const [, , times = 1] = yield* nextBytes(cpu, length);
  cpu.sheet.beep();
  cpu.ledger.add({ kind: 'beep', times, session: cpu.session });
}

const handlers: Readonly<Record<string, Handler>> = {
  'GS ( k': symbol,
  'GS ( L': graphics,
  'GS ( H': processId,
  'GS ( D': realTimeSwitches,
  'GS ( A': settings,
  'GS ( E': settings,
  'GS ( C': settings,
  'GS ( K': settings,
  'GS ( M': settings,
  'GS ( N': settings,
  'GS ( P': settings,
  'GS ( Q': settings,
  'GS ( V': settings,
  'GS ( z': settings,
  'FS ( A': settings,
  'FS ( E': settings,
  'FS ( L': settings,
  'ESC ( A': beep,
};

/** Reads an extended command by its length, known or not. */
export const skipExtended = (family: 'ESC' | 'GS' | 'FS') =>
  function* extended(cpu: Cpu, [fn = 0]: Uint8Array): Steps {
    const length = word(yield* nextBytes(cpu, 2), 0);
    const name = `${family} ( ${String.fromCharCode(fn)}`;
    const handler = handlers[name];
    if (handler) return yield* handler(cpu, length);
    cpu.error(`${name}: unknown command, ${length} bytes skipped`);
    yield* nextBytes(cpu, length);
  };

/** GS 8 L: the same as GS ( L with a length of four bytes, for pictures over 64 KB. */
export function* longGraphics(cpu: Cpu, [fn]: Uint8Array): Steps {
  const size = yield* nextBytes(cpu, 4);
  const length = word(size, 0) + word(size, 2) * 0x10000;
  if (fn !== 0x4c) cpu.error('GS 8: only GS 8 L is known');
  yield* graphics(cpu, length);
}
