/** What may go wrong with a window, and what is done about it, from the mildest to the last. */
export type Mishap = 'page-gone' | 'page-hangs' | 'gpu-gone' | 'main-broke';
export type Remedy =
  | { readonly kind: 'reload'; readonly inMs: number }
  | { readonly kind: 'new-window'; readonly inMs: number }
  /** The whole program anew; `software`: without the graphics processor. */
  | { readonly kind: 'relaunch'; readonly inMs: number; readonly software: boolean };

export type MishapLog = {
  readonly page: readonly number[];
  readonly gpu: readonly number[];
  readonly main: readonly number[];
};
export const noMishaps: MishapLog = { page: [], gpu: [], main: [] };

// Older ones are another story: a kitchen's evening has room for two unlucky pages.
const WINDOW = 120_000;
const RELOADS = 2;
const NEW_WINDOWS = 4;
const GPU_LIMIT = 2;
const FIRST_WAIT = 500;
const MAX_WAIT = 30_000;

/**
 * The next step of the ladder (codebases section 3.3). Nobody stands at a kiosk to press a button in a dialog, so there is none.
 * `at`: epoch ms.
 */
export const climb = (
  log: MishapLog,
  mishap: Mishap,
  at: number,
): { readonly log: MishapLog; readonly remedy: Remedy } => {
  if (mishap === 'gpu-gone') {
    const gpu = recent(log.gpu, at);
    // Chromium starts its graphics process again by itself; only one that keeps dying is given up.
    const remedy: Remedy =
      gpu.length < GPU_LIMIT ? { kind: 'reload', inMs: 0 } : { kind: 'relaunch', inMs: 0, software: true };
    return { log: { ...log, gpu }, remedy };
  }
  if (mishap === 'main-broke') {
    const main = recent(log.main, at);
    return { log: { ...log, main }, remedy: { kind: 'relaunch', inMs: waitFor(main.length), software: false } };
  }
  const page = recent(log.page, at);
  const inMs = waitFor(page.length);
  const remedy: Remedy =
    page.length <= RELOADS
      ? { kind: 'reload', inMs }
      : page.length <= NEW_WINDOWS
        ? { kind: 'new-window', inMs }
        : { kind: 'relaunch', inMs, software: false };
  return { log: { ...log, page }, remedy };
};

const recent = (times: readonly number[], at: number): readonly number[] => [
  ...times.filter((time) => time <= at && at - time < WINDOW),
  at,
];
const waitFor = (count: number): number => Math.min(MAX_WAIT, FIRST_WAIT * 2 ** (count - 1));
