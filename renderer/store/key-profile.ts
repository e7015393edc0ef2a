import { isKeyFunction, type KeyFunction } from './key-functions.ts';

/** Several keys that a bar sends as one, within 60 ms. */
export type KeySequence = { codes: readonly string[]; does: KeyFunction };

/**
 * What the keys of one bar or keyboard mean. Keys go by `KeyboardEvent.code`, their place: NumLock and the language of the
 * keyboard do not matter. `Shift+F2` is F2 with Shift held; a modifier by itself (`ControlLeft`) counts when it is let go.
 */
export type KeyProfile = {
  name: string;
  /** A digit chooses a slot, or bumps it at once. */
  digits: 'select' | 'bump';
  keys: Readonly<Record<string, KeyFunction>>;
  sequences: readonly KeySequence[];
};

const FORMAT = 'passrail-keys';
const VERSION = 1;
// A keyboard has some 110 keys, a KB9000 80 macros; a file beyond these is not a profile.
export const LARGEST_FILE = 64 * 1024;
const MOST_KEYS = 300;
const MOST_SEQUENCES = 100;
const LONGEST_SEQUENCE = 8;
const LONGEST_NAME = 60;
const CODE = /^(?:Shift\+)?[A-Z][A-Za-z0-9]{0,30}$/;

/** Why a file is no profile, for people: a message id ends with it. */
export type ProfileFault = 'size' | 'json' | 'format' | 'key' | 'function' | 'sequence';
export type ReadProfile = { ok: true; profile: KeyProfile } | { ok: false; fault: ProfileFault; at?: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const no = (fault: ProfileFault, at?: string): ReadProfile => ({
  ok: false,
  fault,
  // A hostile file's words are shown back short, or not at all.
  ...(at === undefined ? {} : { at: at.slice(0, 40) }),
});

/** All of it or nothing: half a profile would leave a cook with dead keys. */
export const profileOf = (value: unknown): ReadProfile => {
  if (!isObject(value) || value['format'] !== FORMAT || value['version'] !== VERSION) return no('format');
  const { name, digits, keys, sequences = [] } = value;
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME) return no('format', 'name');
  if (digits !== 'select' && digits !== 'bump') return no('format', 'digits');
  if (!isObject(keys) || Object.keys(keys).length > MOST_KEYS) return no('format', 'keys');
  if (!Array.isArray(sequences) || sequences.length > MOST_SEQUENCES) return no('format', 'sequences');
  const read: Record<string, KeyFunction> = {};
  for (const [code, does] of Object.entries(keys)) {
    if (!CODE.test(code)) return no('key', code);
    if (!isKeyFunction(does)) return no('function', code);
    read[code] = does;
  }
  const found: KeySequence[] = [];
  for (const one of sequences as readonly unknown[]) {
    if (!isObject(one) || !Array.isArray(one['codes'])) return no('sequence');
    const codes = one['codes'] as readonly unknown[];
    const good = codes.every((code): code is string => typeof code === 'string' && CODE.test(code));
    if (!good || codes.length < 2 || codes.length > LONGEST_SEQUENCE) return no('sequence', codes.join(' '));
    if (!isKeyFunction(one['does'])) return no('function', codes.join(' '));
    found.push({ codes: [...codes], does: one['does'] });
  }
  return { ok: true, profile: { name: name.trim(), digits, keys: read, sequences: found } };
};

/** A file's text → a profile, or why it is none. */
export const readProfile = (text: string): ReadProfile => {
  if (text.length > LARGEST_FILE) return no('size');
  try {
    return profileOf(JSON.parse(text));
  } catch {
    return no('json');
  }
};

/** As it is kept and as a file. */
export const writeProfile = (profile: KeyProfile): Record<string, unknown> => ({
  format: FORMAT,
  version: VERSION,
  ...profile,
});

/** A key or a sequence that a bar was heard to send. */
export type Heard = { codes: readonly string[] };

const same = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');

export const functionOf = ({ keys, sequences }: KeyProfile, { codes }: Heard): KeyFunction | undefined => {
  const [code = ''] = codes;
  if (codes.length > 1) return sequences.find((one) => same(one.codes, codes))?.does;
  return Object.hasOwn(keys, code) ? keys[code] : undefined;
};

/** The profile in which this key does that; null: nothing. */
export const assign = (profile: KeyProfile, { codes }: Heard, does: KeyFunction | null): KeyProfile => {
  if (codes.length > 1) {
    const others = profile.sequences.filter((one) => !same(one.codes, codes));
    return { ...profile, sequences: does === null ? others : [...others, { codes, does }] };
  }
  const [code = ''] = codes;
  const others = Object.entries(profile.keys).filter(([one]) => one !== code);
  return { ...profile, keys: Object.fromEntries(does === null ? others : [...others, [code, does]]) };
};

/** Keys that do it, as they are called: `Enter`, `ControlLeft`, `KeyA KeyB`. */
export const keysFor = ({ keys, sequences }: KeyProfile, does: KeyFunction): readonly string[] => [
  ...Object.keys(keys).filter((code) => keys[code] === does),
  ...sequences.filter((one) => one.does === does).map((one) => one.codes.join(' ')),
];
