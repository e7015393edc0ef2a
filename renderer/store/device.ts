import { defaultBoard, parseBoard, type BoardOptions } from './board-options.ts';
import { defaultKitchen, parseKitchen, type KitchenOptions } from './kitchen-options.ts';
import { everything, parseScope, type Scope } from './scope.ts';

/** What a screen can be. The rest of design section 1 comes with its own screens. */
export const screenRoles = ['cashier', 'kitchen', 'board', 'paper', 'admin', 'customer-display', 'self-order'] as const;
export type ScreenRole = (typeof screenRoles)[number];
export type Theme = 'auto' | 'light' | 'dark';
export type Language = 'it' | 'en';

/** What this window remembers for itself. */
export type Device = {
  role: ScreenRole | null;
  /** Null: as the venue. */
  language: Language | null;
  theme: Theme;
  /** Of the type on kitchen and board, by viewing distance: 1 is about 2 m from a 32-inch panel. */
  scale: number;
  registerId: string | null;
  /** Kitchen: lines of these stations only; none: all. */
  stationIds: Scope;
  /** Self-order: which cart this screen is. */
  cartId: string | null;
  /** Office: which page is open; null: the first. */
  adminPage: string | null;
  /** Board: ticket number or display code. */
  boardNumber: 'ticket' | 'code';
  board: BoardOptions;
  /** Till: foods that are tapped most, in the order they were chosen. */
  favourites: readonly string[];
  /** Till: nobody sells until somebody's PIN is typed, also after a reload. */
  locked: boolean;
  kitchen: KitchenOptions;
};

export const scales = [0.75, 1, 1.25, 1.5, 2] as const;

export const defaultDevice: Device = {
  role: null,
  language: null,
  theme: 'auto',
  scale: 1,
  registerId: null,
  stationIds: everything,
  cartId: null,
  adminPage: null,
  boardNumber: 'ticket',
  board: defaultBoard,
  favourites: [],
  locked: false,
  kitchen: defaultKitchen,
};

export const isScreenRole = (text: string | undefined): text is ScreenRole =>
  (screenRoles as readonly (string | undefined)[]).includes(text);

const oneOf = <T>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const scopeOf = (value: unknown): Scope =>
  Array.isArray(value) ? value.filter((one): one is string => text(one) !== null) : everything;

/** Reads what was stored, field by field: an older version's or a damaged text must never stop a screen from starting. */
export const parseDevice = (stored: string | null): Device => {
  let value: Partial<Record<keyof Device, unknown>> = {};
  try {
    value = (JSON.parse(stored ?? '{}') ?? {}) as typeof value;
  } catch {
    return defaultDevice;
  }
  return {
    role: oneOf(value.role, [...screenRoles, null], null),
    language: oneOf(value.language, ['it', 'en', null], null),
    theme: oneOf(value.theme, ['auto', 'light', 'dark'], 'auto'),
    scale: oneOf<number>(value.scale, scales, 1),
    registerId: text(value.registerId),
    stationIds: scopeOf(value.stationIds),
    cartId: text(value.cartId),
    adminPage: text(value.adminPage),
    boardNumber: oneOf(value.boardNumber, ['ticket', 'code'], 'ticket'),
    board: parseBoard(value.board),
    favourites: scopeOf(value.favourites),
    locked: value.locked === true,
    kitchen: parseKitchen(value.kitchen),
  };
};

export type Place = {
  role: ScreenRole | null;
  registerId: string | null;
  stationIds: Scope;
  cartId: string | null;
  adminPage: string | null;
};

/** `#/kitchen?station=2,3`, `#/admin/settings` → what to show; unknown words lead to the role picker. */
export const parseHash = (hash: string): Place | null => {
  const match = /^#\/([a-z-]*)(?:\/([a-z-]*))?(?:\?(.*))?$/.exec(hash);
  if (!match) return null;
  const query = new URLSearchParams(match[3] ?? '');
  return {
    role: isScreenRole(match[1]) ? match[1] : null,
    registerId: text(query.get('register')),
    stationIds: parseScope(query.get('station')),
    cartId: text(query.get('cart')),
    adminPage: text(match[2]),
  };
};

export const hashOf = ({ role, registerId, stationIds, cartId, adminPage }: Device): string => {
  if (role === null) return '#/';
  if (role === 'admin') return adminPage === null ? '#/admin' : `#/admin/${adminPage}`;
  const query = new URLSearchParams();
  if ((role === 'cashier' || role === 'customer-display') && registerId !== null) query.set('register', registerId);
  if (role === 'self-order' && cartId !== null) query.set('cart', cartId);
  if (role === 'kitchen' && stationIds.length > 0) query.set('station', stationIds.join(','));
  // A comma may stand in an address, and people read and type this one.
  const tail = query.toString().replaceAll('%2C', ',');
  return `#/${role}${tail === '' ? '' : `?${tail}`}`;
};
