import { partsOfFunction, type KeyFunction } from '../../store/key-functions.ts';
import type { KeyProfile, KeySequence } from '../../store/key-profile.ts';

/** What a bump bar or keyboard asks of the kitchen screen: a slot by its number, or anything else that keys do. */
export type BumpCommand = { do: 'select-slot' | 'bump-slot'; slot: number } | { do: KeyFunction };

export type KeyStroke = {
  type: 'keydown' | 'keyup';
  /** `KeyboardEvent.code`: the place of the key, whatever NumLock and layout say. */
  code: string;
  repeat: boolean;
  /** Monotonic ms. */
  at: number;
  shift: boolean;
  /** Ctrl, Alt or the system key is held: that is the browser's, unless a bar sends it as part of a sequence. */
  chord: boolean;
};

export type BumpKeys = {
  /** A modifier that went down; null once another key came between. */
  bare: { code: string; at: number } | null;
  /** First digit of a two-digit slot. */
  digit: { value: number; at: number } | null;
  /** RECALL waits for a second one, which opens the list instead. */
  recallAt: number | null;
  /** Strokes that may be the beginning of a sequence. */
  held: readonly KeyStroke[];
  lastDown: Readonly<Record<string, number>>;
};

/** `wakeAt`: monotonic ms at which `wakeKeys` must be asked, because what was pressed waits for more. `heard`: for the diagnostics. */
export type Step = {
  keys: BumpKeys;
  commands: readonly BumpCommand[];
  wakeAt: number | null;
  heard: 'unknown' | 'bounced' | null;
};

export const noKeys: BumpKeys = { bare: null, digit: null, recallAt: null, held: [], lastDown: {} };

// kds-field section 5: rules (b), (c), (d) and (g).
export const BARE_MS = 700;
export const DEBOUNCE_MS = 150;
export const SEQUENCE_MS = 60;
const TWO_DIGITS_MS = 800;
// Macro bars cannot hold a key, so the list is RECALL twice. The first waits this long: a ticket taken back by mistake is told to customers.
export const TWICE_MS = 500;

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta'].flatMap((one) => [`${one}Left`, `${one}Right`]));

const own = (profile: KeyProfile, code: string): KeyFunction | undefined =>
  Object.hasOwn(profile.keys, code) ? profile.keys[code] : undefined;

/** Pure: (keys so far, stroke) → (keys, commands). What waited too long by then is carried out before. */
export const bumpKey = (keys: BumpKeys, stroke: KeyStroke, profile: KeyProfile): Step => {
  const woken = wakeKeys(keys, stroke.at, profile);
  if (stroke.repeat) return woken;
  const after = hear(woken.keys, stroke, profile);
  return { ...after, commands: [...woken.commands, ...after.commands] };
};

/** What no longer waits at `at`: a sequence that did not go on, a RECALL that stayed alone. */
export const wakeKeys = (keys: BumpKeys, at: number, profile: KeyProfile): Step => {
  let now = keys;
  const commands: BumpCommand[] = [];
  if (now.held.length > 0 && at - (now.held.at(-1)?.at ?? at) >= SEQUENCE_MS) {
    const freed = free(now, profile);
    now = freed.keys;
    commands.push(...freed.commands);
  }
  if (now.recallAt !== null && at - now.recallAt >= TWICE_MS) {
    now = { ...now, recallAt: null };
    commands.push({ do: 'recall-last' });
  }
  return stepOf(now, commands);
};

const stepOf = (keys: BumpKeys, commands: readonly BumpCommand[], heard: Step['heard'] = null): Step => {
  const held = keys.held.at(-1);
  const wakes = [
    ...(held ? [held.at + SEQUENCE_MS] : []),
    ...(keys.recallAt === null ? [] : [keys.recallAt + TWICE_MS]),
  ];
  return { keys, commands, heard, wakeAt: wakes.length === 0 ? null : Math.min(...wakes) };
};

const downs = (strokes: readonly KeyStroke[]): readonly string[] =>
  strokes.filter(({ type }) => type === 'keydown').map(({ code }) => code);

const begins = (codes: readonly string[], whole: readonly string[]): boolean =>
  codes.length <= whole.length && codes.every((code, index) => whole[index] === code);

/** A key may be the next one of a sequence; then it waits for the rest of it. */
const hear = (keys: BumpKeys, stroke: KeyStroke, profile: KeyProfile): Step => {
  if (profile.sequences.length === 0) return plain(keys, stroke, profile);
  const held = [...keys.held, stroke];
  if (stroke.type === 'keyup')
    return keys.held.length > 0 ? stepOf({ ...keys, held }, []) : plain(keys, stroke, profile);
  const codes = downs(held);
  const fitting = profile.sequences.filter((one) => begins(codes, one.codes));
  const whole = fitting.find((one) => one.codes.length === codes.length);
  if (whole && fitting.length === 1) return macro({ ...keys, held: [] }, whole, stroke.at);
  if (fitting.length > 0) return stepOf({ ...keys, held }, []);
  if (keys.held.length === 0) return plain(keys, stroke, profile);
  const freed = free(keys, profile);
  const after = hear(freed.keys, stroke, profile);
  return { ...after, commands: [...freed.commands, ...after.commands] };
};

/** What was held was no longer sequence: it counts as what it is, key by key. */
const free = (keys: BumpKeys, profile: KeyProfile): Step => {
  const codes = downs(keys.held);
  const whole = profile.sequences.find((one) => one.codes.length === codes.length && begins(codes, one.codes));
  const rest: BumpKeys = { ...keys, held: [] };
  if (whole) return macro(rest, whole, keys.held.at(-1)?.at ?? 0);
  return keys.held.reduce<Step>(
    (step, stroke) => {
      const next = plain(step.keys, stroke, profile);
      return { ...next, commands: [...step.commands, ...next.commands] };
    },
    stepOf(rest, []),
  );
};

const macro = (keys: BumpKeys, { codes, does }: KeySequence, at: number): Step => {
  const name = codes.join(' ');
  const next: BumpKeys = { ...keys, bare: null, digit: null, lastDown: { ...keys.lastDown, [name]: at } };
  return isBounce(keys, name, at) ? stepOf(next, [], 'bounced') : carryOut(next, does, at);
};

/** One key by itself. */
const plain = (keys: BumpKeys, stroke: KeyStroke, profile: KeyProfile): Step => {
  const { code, at, type } = stroke;
  if (modifiers.has(code)) return modifier(keys, stroke, profile);
  if (type === 'keyup') return stepOf(keys, []);
  if (isBounce(keys, code, at)) return stepOf({ ...keys, bare: null }, [], 'bounced');
  const next: BumpKeys = { ...keys, bare: null, lastDown: { ...keys.lastDown, [code]: at } };
  const does = stroke.shift ? withShift(profile, code) : own(profile, code);
  if (does === undefined || stroke.chord) return stepOf({ ...next, digit: null }, [], stroke.chord ? null : 'unknown');
  const { kind, number } = partsOfFunction(does);
  if (kind === 'digit') return (profile.digits === 'bump' ? bumpDigits : digits)(next, number, at);
  return carryOut({ ...next, digit: null }, does, at);
};

// Capitals and "+" are typed with Shift; digits with Shift are other signs.
const withShift = (profile: KeyProfile, code: string): KeyFunction | undefined =>
  own(profile, `Shift+${code}`) ?? (code.startsWith('Digit') ? undefined : own(profile, code));

const isBounce = (keys: BumpKeys, code: string, at: number): boolean =>
  at - (keys.lastDown[code] ?? Number.NEGATIVE_INFINITY) < DEBOUNCE_MS;

/** A modifier counts when it is let go soon and nothing came between: a bar's BUMP is a bare left Ctrl. */
const modifier = (keys: BumpKeys, { code, at, type }: KeyStroke, profile: KeyProfile): Step => {
  if (type === 'keydown') return stepOf({ ...keys, bare: keys.bare === null ? { code, at } : null }, []);
  const bare = keys.bare?.code === code && at - keys.bare.at < BARE_MS;
  const does = own(profile, code);
  const next: BumpKeys = { ...keys, bare: null };
  if (!bare || does === undefined) return stepOf(next, []);
  if (isBounce(keys, code, at)) return stepOf(next, [], 'bounced');
  return carryOut({ ...next, digit: null, lastDown: { ...keys.lastDown, [code]: at } }, does, at);
};

const carryOut = (keys: BumpKeys, does: KeyFunction, at: number): Step => {
  const waiting = keys.recallAt !== null;
  if (does === 'recall-last')
    return waiting
      ? stepOf({ ...keys, recallAt: null }, [{ do: 'recall-list' }])
      : stepOf({ ...keys, recallAt: at }, []);
  const first: readonly BumpCommand[] = waiting ? [{ do: 'recall-last' }] : [];
  return stepOf({ ...keys, recallAt: null }, [...first, { do: does }]);
};

const digits = (keys: BumpKeys, digit: number, at: number): Step => {
  const first = keys.digit;
  const joined = first !== null && at - first.at < TWO_DIGITS_MS ? first.value * 10 + digit : null;
  // 0 alone is the tenth slot, as bump bars print it.
  const slot = joined ?? (digit === 0 ? 10 : digit);
  const next = { ...keys, digit: joined === null ? { value: digit, at } : null };
  return stepOf(next, [{ do: 'select-slot', slot }]);
};

// At once, so no digit can wait for a second one: slots from 10 on are 0 and then the digit, as on bars that bump by digit.
const bumpDigits = (keys: BumpKeys, digit: number, at: number): Step => {
  const zero = keys.digit !== null && at - keys.digit.at < TWO_DIGITS_MS;
  if (digit === 0 && !zero) return stepOf({ ...keys, digit: { value: 0, at } }, []);
  return stepOf({ ...keys, digit: null }, [{ do: 'bump-slot', slot: zero ? 10 + digit : digit }]);
};
