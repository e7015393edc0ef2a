import type { KeyFunction } from './key-functions.ts';
import type { KeyProfile } from './key-profile.ts';

const numbers = Array.from({ length: 10 }, (_, index) => index);
const each = (entry: (n: number) => readonly (readonly [string, KeyFunction])[]): Record<string, KeyFunction> =>
  Object.fromEntries(numbers.flatMap(entry));

const digits = each((n) => [
  [`Digit${n}`, `digit-${n}`],
  [`Numpad${n}`, `digit-${n}`],
]);

// F1 is all stations, F2 the first; with Shift a station is added to those on screen.
const stations = each((n) =>
  n === 9 ? [] : [[`F${n + 1}`, `station-${n}`], ...(n === 0 ? [] : ([[`Shift+F${n + 1}`, `toggle-${n}`]] as const))],
);

// kds-field section 5: what bars are known to send, and the standard keys beside them.
const bar: Record<string, KeyFunction> = {
  ...digits,
  ...stations,
  ControlLeft: 'bump',
  Enter: 'bump',
  NumpadEnter: 'bump',
  NumpadSubtract: 'recall-last',
  Minus: 'recall-last',
  Delete: 'recall-list',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'right',
  ArrowLeft: 'left',
  Home: 'first',
  End: 'last',
  PageDown: 'page-next',
  PageUp: 'page-previous',
  NumpadAdd: 'item-mode',
  Equal: 'item-mode',
  NumpadMultiply: 'hold',
  NumpadDivide: 'all-day',
  Slash: 'all-day',
  Escape: 'back',
  Backspace: 'back',
  F10: 'screens',
  F11: 'print',
  F12: 'diagnostics',
};

const letters: Record<string, KeyFunction> = {
  KeyA: 'all-day',
  KeyG: 'stations',
  KeyH: 'help',
  KeyI: 'item-mode',
  KeyL: 'recall-list',
  KeyM: 'mute',
  KeyO: 'hold',
  KeyP: 'pin',
  KeyR: 'rush',
  KeyS: 'started',
  KeyT: 'setup',
  KeyU: 'recall-last',
  KeyV: 'print',
  KeyK: 'seen',
  KeyW: 'wipe',
  KeyX: 'portion',
  'Shift+Slash': 'help',
};

const profile = (name: string, part: Partial<KeyProfile> = {}): KeyProfile => ({
  name,
  digits: 'select',
  keys: { ...bar, ...letters },
  sequences: [],
  ...part,
});

/** Logic Controls and Bematech KB1700 and KB9000 as they come, and any bar that is set up like them. */
export const barProfile = profile('KB1700 / KB9000');

/** For a keyboard on a shelf: the space bar is the largest key, and nobody bumps by touching Ctrl. */
const keyboardProfile = (): KeyProfile => {
  const others = Object.entries(bar).filter(([code]) => code !== 'ControlLeft');
  return profile('Keyboard', {
    keys: { ...Object.fromEntries(others), ...letters, Space: 'bump', KeyZ: 'recall-last' },
  });
};

/** A number pad alone: nineteen keys for a few euros. Pages turn by walking to the next ticket. */
const padProfile = (): KeyProfile =>
  profile('Number pad', {
    keys: {
      ...each((n) => [[`Numpad${n}`, `digit-${n}`]]),
      NumpadEnter: 'bump',
      NumpadSubtract: 'recall-last',
      NumpadAdd: 'item-mode',
      NumpadMultiply: 'hold',
      NumpadDivide: 'all-day',
      NumpadDecimal: 'next',
      Backspace: 'back',
    },
  });

/** What comes with Passrail; the first is what a new screen has. */
export const builtInProfiles: readonly KeyProfile[] = [
  barProfile,
  profile('KB1700 / KB9000, digits bump', { digits: 'bump' }),
  keyboardProfile(),
  padProfile(),
];
