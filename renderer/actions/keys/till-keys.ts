/** What the till's keys do. Every one of them has a button on screen, too. */
export type TillCommand =
  | 'help'
  | 'search'
  | 'table'
  | 'customer'
  | 'note'
  | 'quantity'
  | 'discount'
  | 'voucher'
  | 'part'
  | 'park'
  | 'code'
  | 'shift'
  | 'operator'
  | 'drawer'
  | 'cash'
  | 'card'
  | 'orders'
  | 'confirm'
  | 'more'
  | 'less'
  | 'remove'
  | 'line-up'
  | 'line-down'
  | 'category-next'
  | 'category-previous'
  | 'back';

export type TillStroke = {
  code: string;
  key: string;
  ctrl: boolean;
  alt: boolean;
  /** The focus is in a field that takes text. */
  typing: boolean;
  /** … and that field is the empty search. */
  emptySearch: boolean;
};

const always: Readonly<Record<string, TillCommand>> = {
  F1: 'help',
  F2: 'search',
  F3: 'table',
  F4: 'customer',
  F6: 'cash',
  F7: 'card',
  F8: 'orders',
  F9: 'confirm',
  F10: 'note',
  Escape: 'back',
  PageDown: 'category-next',
  PageUp: 'category-previous',
};

const outsideFields: Readonly<Record<string, TillCommand>> = {
  '?': 'help',
  '+': 'more',
  '-': 'less',
  '*': 'quantity',
  Delete: 'remove',
  ArrowUp: 'line-up',
  ArrowDown: 'line-down',
};

// With Alt, by the letter of the English word; `code` is the key's place, so a layout does not matter.
const withAlt: Readonly<Record<string, TillCommand>> = {
  KeyD: 'discount',
  KeyV: 'voucher',
  KeyP: 'park',
  KeyL: 'code',
  KeyS: 'shift',
  KeyO: 'drawer',
  KeyA: 'part',
  KeyU: 'operator',
};

export type TillKey = { command: TillCommand } | { type: string } | null;

/** A stroke → a command, or a character that starts a search, or nothing. Pure. */
export const tillKey = (stroke: TillStroke): TillKey => {
  if (stroke.ctrl && stroke.key === 'Enter') return { command: 'confirm' };
  if (stroke.ctrl) return null;
  if (stroke.alt) {
    const command = withAlt[stroke.code];
    return command ? { command } : null;
  }
  const fixed = always[stroke.key];
  if (fixed) return { command: fixed };
  if (stroke.typing && !stroke.emptySearch) return null;
  const loose = outsideFields[stroke.key];
  if (loose) return { command: loose };
  return !stroke.typing && /^[\p{L}\p{N}]$/u.test(stroke.key) ? { type: stroke.key } : null;
};

export type Typed = { quantity: number; query: string };

/** "3 spritz" or "3x spritz" in the search: three of the first one found. */
export const typedSearch = (text: string): Typed => {
  const match = /^\s*(\d{1,3})\s*(?:[x*×]\s*|\s)(.*)$/i.exec(text);
  if (!match) return { quantity: 1, query: text };
  return { quantity: Math.max(1, Number(match[1])), query: match[2] ?? '' };
};
