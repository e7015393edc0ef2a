import type { KitchenMark } from '#contract/kitchen.ts';

/** What a bump bar or keyboard can ask of the kitchen screen. */
export type BumpCommand =
  | { do: 'select-slot' | 'bump-slot'; slot: number }
  | { do: 'move'; by: 'next' | 'previous' | 'right' | 'left' | 'first' | 'last' }
  | { do: 'page'; by: 1 | -1 }
  | { do: 'station'; index: number }
  | { do: 'mark'; mark: KitchenMark }
  | { do: 'portion' | 'recall-list' | 'wipe' | 'bump' | 'recall-last' | 'all-day' | 'help' | 'back' };

export type KeyStroke = {
  type: 'keydown' | 'keyup';
  /** `KeyboardEvent.code`: the place of the key, whatever NumLock and layout say. */
  code: string;
  repeat: boolean;
  /** Monotonic ms. */
  at: number;
  /** Shift, for "?" on a plain keyboard. */
  shift: boolean;
};

export type BumpKeys = {
  /** When a bare Ctrl went down; null once another key came between. */
  ctrlDownAt: number | null;
  /** First digit of a two-digit slot. */
  digit: { value: number; at: number } | null;
  lastDown: Readonly<Record<string, number>>;
};

/** What a digit does: choose a slot, or bump it at once. */
export type DigitMode = 'select' | 'bump';

export const noKeys: BumpKeys = { ctrlDownAt: null, digit: null, lastDown: {} };

// kds-field section 5: rules (b), (c) and (g).
const BARE_CTRL_MS = 700;
const DEBOUNCE_MS = 150;
const TWO_DIGITS_MS = 800;

const plain: Readonly<Record<string, BumpCommand>> = {
  Enter: { do: 'bump' },
  NumpadEnter: { do: 'bump' },
  NumpadSubtract: { do: 'recall-last' },
  Minus: { do: 'recall-last' },
  ArrowDown: { do: 'move', by: 'next' },
  ArrowUp: { do: 'move', by: 'previous' },
  ArrowRight: { do: 'move', by: 'right' },
  ArrowLeft: { do: 'move', by: 'left' },
  Home: { do: 'move', by: 'first' },
  End: { do: 'move', by: 'last' },
  PageDown: { do: 'page', by: 1 },
  PageUp: { do: 'page', by: -1 },
  NumpadAdd: { do: 'portion' },
  Equal: { do: 'portion' },
  NumpadMultiply: { do: 'mark', mark: 'hold' },
  KeyO: { do: 'mark', mark: 'hold' },
  KeyS: { do: 'mark', mark: 'started' },
  KeyR: { do: 'mark', mark: 'rush' },
  KeyP: { do: 'mark', mark: 'pin' },
  KeyW: { do: 'wipe' },
  KeyL: { do: 'recall-list' },
  Delete: { do: 'recall-list' },
  NumpadDivide: { do: 'all-day' },
  KeyA: { do: 'all-day' },
  KeyH: { do: 'help' },
  Escape: { do: 'back' },
  Backspace: { do: 'back' },
};

const digitOf = (code: string): number | undefined => {
  const match = /^(?:Digit|Numpad)(\d)$/.exec(code);
  return match ? Number(match[1]) : undefined;
};

type Step = { keys: BumpKeys; command: BumpCommand | null };

/** Pure: (keys so far, stroke) → (keys, command). Digits select a slot at once; a second one within 800 ms makes it two-digit. */
export const bumpKey = (keys: BumpKeys, stroke: KeyStroke, mode: DigitMode = 'select'): Step => {
  if (stroke.repeat) return { keys, command: null };
  if (stroke.code === 'ControlLeft') return ctrl(keys, stroke);
  if (stroke.type === 'keyup') return { keys, command: null };
  const bounced = stroke.at - (keys.lastDown[stroke.code] ?? Number.NEGATIVE_INFINITY) < DEBOUNCE_MS;
  const next: BumpKeys = {
    ctrlDownAt: null,
    digit: keys.digit,
    lastDown: { ...keys.lastDown, [stroke.code]: stroke.at },
  };
  if (bounced) return { keys: { ...keys, ctrlDownAt: null }, command: null };
  const digit = digitOf(stroke.code);
  if (digit !== undefined && !stroke.shift) return (mode === 'bump' ? bumpDigits : digits)(next, digit, stroke.at);
  return { keys: { ...next, digit: null }, command: commandOf(stroke) };
};

const commandOf = (stroke: KeyStroke): BumpCommand | null => {
  // "/" is all-day and "?" is help on the layouts where they share a key.
  if (stroke.code === 'Slash') return { do: stroke.shift ? 'help' : 'all-day' };
  const station = /^F(\d)$/.exec(stroke.code);
  if (station) return { do: 'station', index: Number(station[1]) - 1 };
  return plain[stroke.code] ?? null;
};

const ctrl = (keys: BumpKeys, stroke: KeyStroke): Step => {
  if (stroke.type === 'keydown') return { keys: { ...keys, ctrlDownAt: stroke.at }, command: null };
  const bare = keys.ctrlDownAt !== null && stroke.at - keys.ctrlDownAt < BARE_CTRL_MS;
  return { keys: { ...keys, ctrlDownAt: null, digit: null }, command: bare ? { do: 'bump' } : null };
};

const digits = (keys: BumpKeys, digit: number, at: number): Step => {
  const first = keys.digit;
  const joined = first !== null && at - first.at < TWO_DIGITS_MS ? first.value * 10 + digit : null;
  // 0 alone is the tenth slot, as bump bars print it.
  const slot = joined ?? (digit === 0 ? 10 : digit);
  return {
    keys: { ...keys, digit: joined === null ? { value: digit, at } : null },
    command: { do: 'select-slot', slot },
  };
};

// At once, so no digit can wait for a second one: slots from 10 on are 0 and then the digit, as on bars that bump by digit.
const bumpDigits = (keys: BumpKeys, digit: number, at: number): Step => {
  const zero = keys.digit !== null && at - keys.digit.at < TWO_DIGITS_MS;
  if (digit === 0 && !zero) return { keys: { ...keys, digit: { value: 0, at } }, command: null };
  return { keys: { ...keys, digit: null }, command: { do: 'bump-slot', slot: zero ? 10 + digit : digit } };
};
