import type { Heard } from '../../store/key-profile.ts';
import { SEQUENCE_MS, type KeyStroke } from './bump-keys.ts';

export type Learning = { strokes: readonly KeyStroke[]; down: ReadonlySet<string> };
export const nothingHeard: Learning = { strokes: [], down: new Set() };

/** Everything counts here, what no profile knows most of all. */
export const learnStroke = ({ strokes, down }: Learning, stroke: KeyStroke): Learning => {
  if (stroke.repeat) return { strokes, down };
  const still = new Set(down);
  if (stroke.type === 'keydown') still.add(stroke.code);
  else still.delete(stroke.code);
  return { strokes: [...strokes, stroke], down: still };
};

/**
 * What the bar has sent, once every key is up and nothing more came for 60 ms: one key, one with Shift, or a sequence. Null while
 * it is not over; `chord`: Ctrl or Alt with another key, pressed by hand, which belongs to the browser.
 */
export const learnt = ({ strokes, down }: Learning, at: number): Heard | 'chord' | null => {
  const last = strokes.at(-1);
  if (!last || down.size > 0 || at - last.at < SEQUENCE_MS) return null;
  const presses = strokes.filter(({ type }) => type === 'keydown');
  const codes = presses.map(({ code }) => code);
  if (codes.length === 0) return null;
  if (codes.length === 1) return { codes };
  const [first = ''] = codes;
  const quick = presses.every(
    ({ at: pressed }, index) => index === 0 || pressed - (presses[index - 1]?.at ?? 0) <= SEQUENCE_MS,
  );
  if (quick) return { codes };
  if (codes.length === 2 && /^Shift(Left|Right)$/.test(first)) return { codes: [`Shift+${codes[1] ?? ''}`] };
  return 'chord';
};
