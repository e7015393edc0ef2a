import { createCpu } from './cpu.ts';
import { createEngine } from './engine.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createLedger } from './ledger.ts';
import { createMechanism, isOnline } from './mechanism.ts';
import type { Mechanism } from './mechanism.ts';
import { settle } from './options.ts';
import type { PrinterEmulatorOptions, Settings } from './options.ts';
import { profiles } from './profiles.ts';
import { obeyRealTime } from './real-time.ts';
import { createRealTimeScanner } from './realtime-scanner.ts';
import { createReceiveBuffer } from './receive-buffer.ts';
import { createReplies } from './replies.ts';
import { createSessions } from './sessions.ts';
import { createSheet } from './sheet.ts';
import { createSlipCutter } from './slip-cutter.ts';
import { asbBytes, asbGroups } from './status-bytes.ts';
import { toText } from './to-text.ts';
import { createTriggers } from './triggers.ts';
import type { LedgerEntry, MechanismState, Slip } from './types.ts';

/** A snapshot for a screen or a script. */
export type EmulatorState = MechanismState & {
  readonly online: boolean;
  readonly profile: string;
  readonly columns: number;
  readonly bufferedBytes: number;
  readonly slips: number;
  readonly printing: number | null;
  readonly waiting: readonly number[];
  readonly totals: Readonly<{ bytes: number; rows: number; slips: number }>;
};

export type PrinterEmulator = {
  /** Rejects when the port is taken. */
  start(): Promise<{ port: number }>;
  /** Ends every connection, frees the port and the timers; an uncut sheet becomes a last, torn slip. */
  stop(): Promise<void>;
  readonly faults: Faults;
  readonly ledger: readonly LedgerEntry[];
  /** Slips that were cut or torn off, oldest first. */
  readonly slips: readonly Slip[];
  state(): EmulatorState;
  /** Text of the paper that hangs out and is not cut yet. */
  hangingText(): string;
  /** A hand tears the hanging paper off; null when nothing is on it. */
  tearOff(): Slip | null;
};

/** A network ESC/POS printer in software (printing reference section 7): TCP in, paper out, faults on demand. */
export function createPrinterEmulator(options: PrinterEmulatorOptions = {}): PrinterEmulator {
  const settings = settle(options);
  const { clock } = settings;
  const ledger = createLedger(clock, settings.keepEntries, options.onEntry);
  const triggers = createTriggers();
  const replies = createReplies(ledger);
  const buffer = createReceiveBuffer(settings.bufferBytes);
  const sheet = createSheet();
  const profile = profiles[settings.profile];
  const scanner = createRealTimeScanner();
  const cutter = createSlipCutter({ settings, sheet, ledger, later: (task) => engine.later(task), onSlip });
  const mechanism = watchedMechanism(settings, (now, before) => {
    if (isOnline(now) !== isOnline(before)) ledger.add({ kind: 'state', online: isOnline(now), state: now });
    if (now.powered && before.powered && profile.asb) replies.pushAsb(asbGroups(now, before), asbBytes(now));
    if (now.cover === 'open') engine.interrupt();
    engine.pump();
  });
  const widthDots = settings.widthDots;
  const cpu = createCpu({ profile, widthDots, buffer, mechanism, sheet, ledger, replies, cut: cutter.cut });
  const sessions = createSessions({
    ...settings,
    ledger,
    buffer,
    replies,
    mayRead: () => mechanism.state.powered && !engine.stalled,
    onByte,
    onActivity() {
      cutter.busy();
      engine.pump();
    },
  });
  const { parserResetPerSession, mmPerSecond } = settings;
  const { refill, isOpen } = sessions;
  const engine = createEngine(cpu, { clock, mmPerSecond, triggers, refill, isOpen, parserResetPerSession });
  const resetReplies = (): void => {
    replies.reset();
    scanner.reset();
  };
  const faults = createFaults({ mechanism, engine, sessions, triggers, ledger, resetReplies });

  function onSlip(slip: Slip): void {
    triggers.count('slips', 1);
    options.onSlip?.(slip);
  }

  /** Every byte passes here on arrival: real-time commands first, then whatever fault was set for this byte. */
  function onByte(byte: number, session: number): boolean {
    const command = scanner.feed(byte);
    const { clear, pump } = engine;
    if (command) obeyRealTime(cpu, command, session, { clear, pump, powerOff: () => faults.powerOff({ mode: 'fin' }) });
    // What came before a fault has had its chance to print.
    if (triggers.left('bytes') <= 1) engine.pump();
    triggers.count('bytes', 1);
    return mechanism.state.powered;
  }

  return {
    faults,
    ledger: ledger.entries,
    slips: cutter.slips,
    start: async () => ({ port: await sessions.listen() }),
    async stop() {
      engine.stop();
      await sessions.stop();
      cutter.tearOff();
      cutter.stop();
    },
    state: () => ({
      ...mechanism.state,
      online: mechanism.online,
      profile: settings.profile,
      columns: settings.columns,
      bufferedBytes: buffer.size,
      slips: triggers.totals.slips,
      printing: sessions.printing,
      waiting: sessions.waiting,
      totals: { ...triggers.totals },
    }),
    hangingText: () => toText(sheet.lines),
    tearOff: cutter.tearOff,
  };
}

function watchedMechanism(settings: Settings, onChange: Parameters<typeof createMechanism>[2]): Mechanism {
  return createMechanism(settings.paperMm * 8, settings.nearEndMm * 8, onChange);
}
