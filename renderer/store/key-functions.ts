/** What a key of a bump bar can do, beside digits and stations. `portion`: one of the chosen ticket, without walking its lines. */
export const plainFunctions = [
  'bump',
  'seen',
  'recall-last',
  'recall-list',
  'item-mode',
  'portion',
  'started',
  'hold',
  'rush',
  'pin',
  'next',
  'previous',
  'right',
  'left',
  'first',
  'last',
  'page-next',
  'page-previous',
  'all-day',
  'print',
  'stations',
  'back',
  'mute',
  'wipe',
  'setup',
  'diagnostics',
  'screens',
  'help',
] as const;
export type PlainFunction = (typeof plainFunctions)[number];

/** `station-0`: all stations, `station-3`: the third alone, `toggle-3`: the third, too. */
type Numbered = `${'digit' | 'station' | 'toggle'}-${number}`;
export type KeyFunction = PlainFunction | Numbered;

const numbers = Array.from({ length: 10 }, (_, index) => index);

/** Every function there is, in the order in which people are offered them. */
export const keyFunctions: readonly KeyFunction[] = [
  ...plainFunctions,
  ...numbers.map((n): KeyFunction => `digit-${n}`),
  ...numbers.map((n): KeyFunction => `station-${n}`),
  ...numbers.slice(1).map((n): KeyFunction => `toggle-${n}`),
];
const known: ReadonlySet<unknown> = new Set(keyFunctions);

export const isKeyFunction = (value: unknown): value is KeyFunction => known.has(value);

/** `station-3` → `['station', 3]`; a plain one has no number. */
export const partsOfFunction = (
  does: KeyFunction,
): { kind: PlainFunction | 'digit' | 'station' | 'toggle'; number: number } => {
  const match = /^(digit|station|toggle)-(\d)$/.exec(does);
  if (!match) return { kind: does as PlainFunction, number: 0 };
  return { kind: match[1] as 'digit' | 'station' | 'toggle', number: Number(match[2]) };
};
