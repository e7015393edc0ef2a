import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import { writeBeside } from '../write-beside.ts';
import { parseJson } from './parse-json.ts';

const side = z.number().int().min(-100_000).max(100_000);
const entry = z.object({
  /** What the window shows: the page's fragment, `/kitchen?station=2`; "" when nobody has chosen. */
  place: z
    .string()
    .max(300)
    .regex(/^(\/[^#]*)?$/),
  display: z
    .object({
      label: z.string().max(200),
      internal: z.boolean(),
      bounds: z.object({ x: side, y: side, width: side.positive(), height: side.positive() }),
    })
    .optional(),
});
// A kiosk drives a few monitors; a file that asks for more would open windows until the machine stands still.
const MAX_WINDOWS = 8;
const book = z.object({ version: z.literal(1), windows: z.array(entry).min(1).max(MAX_WINDOWS) });

export type WindowEntry = z.infer<typeof entry>;
export type WindowBook = {
  /** At least one. */
  read(): readonly WindowEntry[];
  write(windows: readonly WindowEntry[]): void;
};

const oneWindow: readonly WindowEntry[] = [{ place: '' }];

/** Which windows this machine shows and where, kept in a small file. A broken file is put aside, never a reason not to start. */
export const createWindowBook = (path: string, log: Pick<Log, 'warn'>): WindowBook => ({
  read: () => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return oneWindow;
    }
    const parsed = book.safeParse(parseJson(text));
    if (parsed.success) return parsed.data.windows;
    log.warn({ path }, 'what was kept of the windows cannot be read, starting with one');
    try {
      renameSync(path, `${path}.broken`);
    } catch {
      // It will be written over.
    }
    return oneWindow;
  },
  write: (windows) => {
    try {
      writeBeside(path, JSON.stringify({ version: 1, windows: windows.slice(0, MAX_WINDOWS) }));
    } catch (error) {
      log.warn({ error: String(error) }, 'the arrangement of the windows could not be kept');
    }
  },
});
