import type { Ledger } from './ledger.ts';
import type { Settings } from './options.ts';
import type { Sheet } from './sheet.ts';
import { toText } from './to-text.ts';
import type { Slip } from './types.ts';

type Parts = {
  settings: Settings;
  sheet: Sheet;
  ledger: Ledger;
  later: (task: () => void) => void;
  onSlip: (slip: Slip) => void;
};

/** Turns what lies between two cuts into slips and keeps them. */
export type SlipCutter = {
  readonly slips: readonly Slip[];
  /** The executor cuts; whoever listens for slips hears of it at its next pause. */
  cut(mode: Slip['cut']): Slip | null;
  tearOff(): Slip | null;
  /** Something moves: the hand that tears off waits again. */
  busy(): void;
  stop(): void;
};

export function createSlipCutter({ settings, sheet, ledger, later, onSlip }: Parts): SlipCutter {
  const { clock, columns, widthDots, tearAfterMs, keepSlips } = settings;
  const slips: Slip[] = [];
  let number = 0;
  let cancelTear = (): void => {};

  const make = (mode: Slip['cut']): Slip | null => {
    const { marked } = sheet;
    const content = sheet.end();
    ledger.add({ kind: 'cut', mode, slip: marked ? number + 1 : null });
    if (!marked) return null;
    number += 1;
    const text = toText(content.lines);
    const slip = { number, at: clock.now(), cut: mode, columns, widthDots, text, ...content };
    slips.push(slip);
    if (slips.length > keepSlips) slips.shift();
    ledger.add({ kind: 'slip', number, text });
    return slip;
  };

  const tearOff = (): Slip | null => {
    if (!sheet.marked) return null;
    const slip = make('torn');
    if (slip) onSlip(slip);
    return slip;
  };

  return {
    slips,
    cut(mode) {
      const slip = make(mode);
      if (slip) later(() => onSlip(slip));
      return slip;
    },
    tearOff,
    busy() {
      if (tearAfterMs <= 0) return;
      cancelTear();
      cancelTear = clock.after(tearAfterMs, tearOff);
    },
    stop: () => cancelTear(),
  };
}
