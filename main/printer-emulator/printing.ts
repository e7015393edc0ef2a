import type { Cpu, Steps } from './cpu.ts';
import { whenOnline } from './cpu.ts';
import { alignedX } from './modes.ts';
import { spansToText } from './line-buffer.ts';
import type { FinishedLine } from './line-buffer.ts';
import type { SlipLine } from './types.ts';

/** How long the knife takes, ms (printing reference section 7: 0.3 to 0.5 s). */
const cutMs = 400;

/** From the head to the knife: 11 mm. A cut sooner than that goes through text. */
const knifeRows = 88;

/** A sheet longer than 10 m is torn off for us: an endless stream of garbage must not fill the memory. */
const longestSheet = 80_000;

/** Dots that text and pictures may use, from the left margin. */
export const areaWidth = (cpu: Cpu): number =>
  Math.max(1, Math.min(cpu.modes.areaWidth ?? cpu.widthDots, cpu.widthDots - cpu.modes.leftMargin));

export const xFor = (cpu: Cpu, width: number): number =>
  alignedX(cpu.modes.align, cpu.modes.leftMargin, areaWidth(cpu), width);

function* move(cpu: Cpu, rows: number): Steps {
  cpu.moved = 0;
  if (cpu.sheet.rows + rows > longestSheet) {
    cpu.error('no cut for 10 m: the paper tore');
    cpu.cut('torn');
  }
  yield { kind: 'motion', rows, ms: 0 };
}

/**
 * Moves `rows` of paper under the head and adds what `make` builds. Cover opened in the middle: what came out so far stays
 * on the sheet as an interrupted piece, and the same is printed again once the cover is shut. Power lost: it just ends there.
 */
function* stamp(cpu: Cpu, rows: number, make: (top: number) => SlipLine): Steps {
  for (;;) {
    yield* whenOnline(cpu);
    try {
      yield* move(cpu, rows);
    } finally {
      // Also when the work is thrown away: the rows that moved are on the paper.
      if (cpu.moved >= rows) cpu.sheet.add(make);
      else if (cpu.moved > 0) {
        cpu.sheet.add((top) => ({ ...make(top), height: cpu.moved, interrupted: cpu.moved }));
      }
    }
    if (cpu.moved >= rows) return;
  }
}

function textLine(cpu: Cpu, line: FinishedLine, height: number) {
  const x = xFor(cpu, line.width);
  const spans = line.spans.map((span) => ({ ...span, x: span.x + x }));
  const text = spansToText(spans);
  const align = cpu.modes.align;
  return (top: number): SlipLine => ({ kind: 'text', top, height, align, text, spans });
}

/** Prints the line that waits and moves the paper by `advance` dots or the tallest character, whichever is more. */
export function* printLine(cpu: Cpu, advance = cpu.modes.lineSpacing): Steps {
  const line = cpu.line.take();
  const height = Math.max(advance, line.height);
  const x = xFor(cpu, line.width);
  for (const { width, bitmap, x: from } of line.images) {
    cpu.sheet.add((top) => ({ kind: 'raster', top, height: 0, x: x + from, width, bitmap }));
  }
  yield* stamp(cpu, height, textLine(cpu, line, height));
  for (const { id, session } of cpu.waitingIds.splice(0)) cpu.replies.sendProcessId(session, id);
}

/** A symbol or a whole picture, as one piece `height` rows tall. */
export function* printBlock(cpu: Cpu, height: number, make: (top: number) => SlipLine): Steps {
  if (!cpu.line.empty) yield* printLine(cpu);
  yield* stamp(cpu, height, make);
}

/** Blank paper. A cover opened in the middle does not repeat it: there is nothing to lose. */
export function* feed(cpu: Cpu, rows: number): Steps {
  if (rows <= 0) return;
  yield* whenOnline(cpu);
  try {
    yield* move(cpu, rows);
  } finally {
    cpu.sheet.feed(cpu.moved);
  }
}

/** A band of a picture, row by row: rows that did not come out before the cover was opened are printed after it is shut. */
export function* printBand(cpu: Cpu, first: boolean, width: number, rows: readonly Uint8Array[]): Steps {
  const x = xFor(cpu, width);
  let start = first;
  for (let rest = rows; rest.length > 0; rest = rest.slice(cpu.moved)) {
    yield* whenOnline(cpu);
    try {
      yield* move(cpu, rest.length);
    } finally {
      if (cpu.moved > 0) cpu.sheet.addRows(start, x, width, rest.slice(0, cpu.moved));
    }
    if (cpu.moved > 0) start = false;
  }
}

/** Feeds to the knife if asked, then cuts. A stuck knife takes the printer offline until somebody clears it; then it tries again. */
export function* cut(cpu: Cpu, mode: 'full' | 'partial', feedToKnife: number | null): Steps {
  if (!cpu.line.empty) yield* printLine(cpu);
  if (feedToKnife !== null) yield* feed(cpu, knifeRows + feedToKnife);
  else warnAboutKnife(cpu);
  for (;;) {
    yield* whenOnline(cpu);
    yield { kind: 'motion', rows: 0, ms: cutMs };
    if (!cpu.mechanism.cutterJammed) break;
    cpu.mechanism.set({ cutterError: true });
  }
  cpu.cut(mode);
  // A pause without length: whoever waits for this slip may pull the plug before the next one starts.
  yield { kind: 'motion', rows: 0, ms: 0 };
}

function warnAboutKnife(cpu: Cpu): void {
  const { lines, rows } = cpu.sheet;
  const last = lines.findLast((line) => line.kind !== 'feed' && !(line.kind === 'text' && line.text.trim() === ''));
  if (!last) return;
  const gap = rows - (last.top + last.height);
  if (gap < knifeRows) cpu.error(`cut ${knifeRows - gap} dots too early: on paper it goes through the last lines`);
}
