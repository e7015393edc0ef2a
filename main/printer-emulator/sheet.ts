import type { RasterBlock, SlipLine } from './types.ts';

/** What is known of the paper since the last cut. */
export type SheetContent = {
  readonly lines: readonly SlipLine[];
  readonly rows: number;
  readonly bytes: Uint8Array;
  readonly drawerPulses: number;
  readonly beeps: number;
  readonly errors: readonly string[];
  readonly sessions: readonly number[];
};

/** The paper that hangs out of the printer. */
export type Sheet = {
  readonly lines: readonly SlipLine[];
  /** Dot rows moved since the cut. */
  readonly rows: number;
  /** Has anything been printed on it (blank paper is not a slip)? */
  readonly marked: boolean;
  /** Adds what `make` builds for the present end of the paper and moves on by its height. */
  add(make: (top: number) => SlipLine): void;
  /** More rows of the picture that is being printed; the first band starts a block. */
  addRows(first: boolean, x: number, width: number, rows: readonly Uint8Array[]): void;
  feed(rows: number): void;
  executed(byte: number, session: number): void;
  pulse(): void;
  beep(): void;
  error(message: string): void;
  peek(): SheetContent;
  /** Ends the sheet: answers it and starts a new one. */
  end(): SheetContent;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** Errors kept per sheet; beyond it they are still in the ledger. Keeps a stream of garbage from filling memory twice. */
const mostErrors = 50;

/** Bytes kept per sheet: a stream that never cuts and never prints must not fill the memory. */
const mostBytes = 4 * 1024 * 1024;

export function createSheet(): Sheet {
  let lines: SlipLine[] = [];
  let rows = 0;
  let bytes: number[] = [];
  let drawerPulses = 0;
  let beeps = 0;
  let errors: string[] = [];
  let sessions = new Set<number>();

  const sheet: Sheet = {
    get lines() {
      return lines;
    },
    get rows() {
      return rows;
    },
    get marked() {
      return lines.some((line) => line.kind !== 'feed' && !(line.kind === 'text' && line.spans.length === 0));
    },
    add(make) {
      const line = make(rows);
      lines.push(line);
      rows += line.height;
    },
    addRows(first, x, width, added) {
      const last = lines.at(-1);
      if (!first && last?.kind === 'raster') {
        const bitmap = joined([last.bitmap, ...added]);
        lines[lines.length - 1] = { ...last, bitmap, height: last.height + added.length } satisfies RasterBlock;
        rows += added.length;
      } else sheet.add((top) => ({ kind: 'raster', top, height: added.length, x, width, bitmap: joined(added) }));
    },
    feed(count) {
      if (count > 0) sheet.add((top) => ({ kind: 'feed', top, height: count }));
    },
    executed(byte, session) {
      if (bytes.length < mostBytes) bytes.push(byte);
      sessions.add(session);
    },
    pulse() {
      drawerPulses += 1;
    },
    beep() {
      beeps += 1;
    },
    error(message) {
      if (errors.length < mostErrors) errors.push(message);
    },
    peek: () => ({
      lines: [...lines],
      rows,
      bytes: Uint8Array.from(bytes),
      drawerPulses,
      beeps,
      errors: [...errors],
      sessions: [...sessions],
    }),
    end() {
      const content = sheet.peek();
      [lines, rows, bytes, drawerPulses, beeps, errors, sessions] = [[], 0, [], 0, 0, [], new Set()];
      return content;
    },
  };
  return sheet;
}
