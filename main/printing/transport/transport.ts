import type { AckLevel } from '../journal/journal.ts';
import type { PrinterCondition } from './condition.ts';

/** How a slip's bytes fared. Only `uncertain` may have left ink without our knowing. */
export type PrintOutcome =
  /** `printed`: the printer itself said so. `sent`: taken by its network stack, or at least by ours (level says which). */
  | { readonly kind: 'printed' | 'sent'; readonly level: AckLevel }
  /** No byte of the slip left: retry freely. `blocked` when the printer said why, e.g. "paper-out". */
  | { readonly kind: 'not-started'; readonly reason: string; readonly blocked: boolean }
  /** `silent`: the connection stood, only the expected acknowledgement did not come. */
  | { readonly kind: 'uncertain'; readonly reason: string; readonly silent: boolean };

export type PrintRequest = {
  readonly bytes: Uint8Array;
  readonly ack: AckLevel;
  /** The last job broke off: get the printer out of a half-received command first. */
  readonly recover: boolean;
  /** A person stands beside the printer and looks: find out whether it knows process ids. */
  readonly tryProcessId: boolean;
  /** 4 printable ASCII characters, ascending from job to job; used at level process-id only. */
  readonly processId: string;
  /** Writes `sending` to the journal; throws when it cannot, and then nothing is sent. */
  readonly beforeFirstByte: () => void;
  /** The printer's own word, as often as it gives it, before, during and after the bytes. */
  readonly onCondition: (condition: PrinterCondition) => void;
  readonly signal: AbortSignal;
};

export type ProbeResult =
  | { readonly reachable: false }
  | { readonly reachable: true; readonly condition: PrinterCondition };

/** One printer's address. Calls queue up: one at a time, in order. */
export type PrintTransport = {
  print(request: PrintRequest): Promise<PrintOutcome>;
  /** Asks the printer how it is, unless a job is under way: then undefined. */
  probe(signal: AbortSignal): Promise<ProbeResult | undefined>;
};

export type Timers = {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
};

export const systemTimers: Timers = {
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
