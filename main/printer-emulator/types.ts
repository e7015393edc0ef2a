/** The shapes that leave the emulator: what came out of the slot, and what happened on the way. */

/** How a run of characters looks on paper. `wide` and `tall` are the magnification, 1 to 8. */
export type TextStyle = {
  readonly bold: boolean;
  readonly underline: 0 | 1 | 2;
  readonly inverse: boolean;
  readonly wide: number;
  readonly tall: number;
  readonly font: 'A' | 'B';
  readonly upsideDown: boolean;
};

/** A run of characters of one style; `x` and `width` in dots from the left edge of the printable area. */
export type TextSpan = { readonly text: string; readonly x: number; readonly width: number; readonly style: TextStyle };

export type Align = 'left' | 'center' | 'right';

/** Place on the sheet, in dots from the top of the sheet; `height` is the paper moved for it. */
type Placed = {
  readonly top: number;
  readonly height: number;
  /** Dot rows that came out before the cover was opened or the power went; absent on a whole piece. */
  readonly interrupted?: number;
};

export type TextLine = Placed & {
  readonly kind: 'text';
  /** The line in columns: gaps and alignment are spaces, trailing spaces are kept as sent. */
  readonly text: string;
  readonly align: Align;
  readonly spans: readonly TextSpan[];
};

/** One bit a dot, rows padded to whole bytes, most significant bit leftmost; `width` in dots. */
export type RasterBlock = Placed & {
  readonly kind: 'raster';
  readonly x: number;
  readonly width: number;
  readonly bitmap: Uint8Array;
};

export type QrBlock = Placed & {
  readonly kind: 'qr';
  readonly x: number;
  /** What a phone reads: UTF-8 if the bytes are, else Latin-1. */
  readonly content: string;
  readonly ecc: 'L' | 'M' | 'Q' | 'H';
  /** Dots a module. */
  readonly moduleDots: number;
  readonly modules: readonly (readonly boolean[])[];
};

export type BarcodeBlock = Placed & {
  readonly kind: 'barcode';
  readonly x: number;
  readonly system: string;
  readonly content: string;
  readonly moduleDots: number;
  readonly barHeight: number;
  /** Alternating bar and space widths in modules, starting with a bar; empty when this symbology is not drawn. */
  readonly bars: readonly number[];
  readonly caption: 'none' | 'above' | 'below' | 'both';
};

export type FeedBlock = Placed & { readonly kind: 'feed' };

export type SlipLine = TextLine | RasterBlock | QrBlock | BarcodeBlock | FeedBlock;

/** One piece of paper: what lies between two cuts. */
export type Slip = {
  readonly number: number;
  /** When it left the printer, ms since the epoch. */
  readonly at: number;
  readonly cut: 'full' | 'partial' | 'torn';
  readonly columns: number;
  readonly widthDots: number;
  /** Length in dot rows (8 a millimetre). */
  readonly rows: number;
  readonly lines: readonly SlipLine[];
  /** Plain text of the sheet, see to-text.ts. */
  readonly text: string;
  /** The bytes that were executed for it, the cut included. */
  readonly bytes: Uint8Array;
  /** Pulses and beeps since the cut before. */
  readonly drawerPulses: number;
  readonly beeps: number;
  /** What a careful person would complain about: unknown commands, a cut through text. */
  readonly errors: readonly string[];
  /** Connections whose bytes are on this sheet. */
  readonly sessions: readonly number[];
};

type Event =
  | { kind: 'session-opened'; session: number; remote: string }
  | { kind: 'session-waiting'; session: number; remote: string }
  | { kind: 'session-closed'; session: number; bytes: number; discarded: number; why: string }
  | { kind: 'refused'; remote: string }
  | { kind: 'bytes'; session: number; count: number }
  | { kind: 'reply'; session: number; hex: string; what: string }
  | { kind: 'reply-lost'; session: number; hex: string; what: string }
  | { kind: 'slip'; number: number; text: string }
  | { kind: 'cut'; mode: 'full' | 'partial' | 'torn'; slip: number | null }
  | { kind: 'drawer'; pin: 2 | 5; onMs: number; offMs: number; realTime: boolean; session: number }
  | { kind: 'beep'; times: number; session: number }
  | { kind: 'process-id'; id: string; session: number }
  | { kind: 'control'; byte: number; count: number; offset: number; session: number }
  | { kind: 'error'; message: string; offset: number; session: number }
  | { kind: 'cleared'; bytes: number; why: string }
  | { kind: 'state'; online: boolean; state: MechanismState }
  | { kind: 'fault'; name: string; detail: Readonly<Record<string, unknown>> };

/** `seq` counts from 1 without gaps, `at` is ms since the epoch, `offset` counts the bytes of that connection. */
export type LedgerEntry = { readonly seq: number; readonly at: number } & Readonly<Event>;
export type LedgerEvent = Event;

/** What the body of the printer is doing. */
export type MechanismState = {
  readonly powered: boolean;
  readonly paper: 'ok' | 'out';
  readonly paperLow: boolean;
  readonly cover: 'closed' | 'open';
  readonly headHot: boolean;
  readonly cutterError: boolean;
  readonly drawerOpen: boolean;
  readonly feedPressed: boolean;
};
