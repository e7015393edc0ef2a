import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { ProfileName } from './profiles.ts';
import type { LedgerEntry, Slip } from './types.ts';

/** Everything about an emulated printer that can be chosen; all of it has a default. */
export type PrinterEmulatorOptions = {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly profile?: ProfileName;
  /** Characters of font A on a line: 32 (58 mm), 42 or 48 (80 mm). */
  readonly columns?: 32 | 42 | 48;
  /** Printable dots; 12 a column if left out. */
  readonly widthDots?: number;
  /** Receive buffer: 4096 to 65536 on real ones. */
  readonly bufferBytes?: number;
  /** Speed of the paper: 250, 150, 80; 0 prints at once. */
  readonly mmPerSecond?: number;
  /** Length of the roll in mm, and the rest at which it is low; endless if left out. */
  readonly paperMm?: number;
  readonly nearEndMm?: number;
  readonly maxWaiting?: number;
  readonly idleMs?: number;
  readonly nextSessionDelayMs?: number;
  readonly closeWhen?: 'received' | 'executed';
  /** Forget a half command when its connection ends, as some do; most go on waiting for the rest. */
  readonly parserResetPerSession?: boolean;
  /** A sheet that nobody cuts is torn off after that long without a byte; 0 = never. */
  readonly tearAfterMs?: number;
  /** Slips kept in `slips` (the oldest go first); for an emulator that runs for weeks. */
  readonly keepSlips?: number;
  /** Ledger entries kept (the oldest go first). */
  readonly keepEntries?: number;
  readonly clock?: Clock;
  readonly onSlip?: (slip: Slip) => void;
  readonly onEntry?: (entry: LedgerEntry) => void;
};

export type Settings = Required<Omit<PrinterEmulatorOptions, 'onSlip' | 'onEntry'>>;

/** The options with their defaults; those of a common network printer. */
export function settle(options: PrinterEmulatorOptions): Settings {
  const columns = options.columns ?? 48;
  return {
    host: '127.0.0.1',
    port: 0,
    profile: 'epson',
    columns,
    widthDots: columns * 12,
    bufferBytes: 16_384,
    mmPerSecond: 0,
    paperMm: Infinity,
    nearEndMm: 3_000,
    maxWaiting: 3,
    idleMs: 300_000,
    nextSessionDelayMs: 0,
    closeWhen: 'received',
    parserResetPerSession: false,
    tearAfterMs: 0,
    keepSlips: Infinity,
    keepEntries: Infinity,
    clock: systemClock,
    ...options,
  };
}
