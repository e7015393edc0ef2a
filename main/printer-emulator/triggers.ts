/** When a fault strikes, counted from the moment it is set; nothing = at once. `mm` is paper (8 rows each). */
export type At = { readonly bytes?: number; readonly rows?: number; readonly mm?: number; readonly slips?: number };

type Counter = 'bytes' | 'rows' | 'slips';
type Armed = { counter: Counter; threshold: number; fire: () => void };

/** Counts what goes through the printer and fires what was set for that moment. */
export type Triggers = {
  arm(at: At, fire: () => void): void;
  /** Adds to a counter and fires what falls due. */
  count(counter: Counter, amount: number): void;
  /** How far until the next one; Infinity when none is set. */
  left(counter: Counter): number;
  readonly totals: Readonly<Record<Counter, number>>;
  clear(): void;
};

const threshold = (at: At): { counter: Counter; amount: number } | undefined => {
  if (at.bytes !== undefined) return { counter: 'bytes', amount: at.bytes };
  if (at.slips !== undefined) return { counter: 'slips', amount: at.slips };
  const rows = at.rows ?? (at.mm === undefined ? undefined : at.mm * 8);
  return rows === undefined ? undefined : { counter: 'rows', amount: Math.round(rows) };
};

export function createTriggers(): Triggers {
  let armed: Armed[] = [];
  const totals = { bytes: 0, rows: 0, slips: 0 };
  return {
    totals,
    arm(at, fire) {
      const due = threshold(at);
      if (!due || due.amount <= 0) return fire();
      armed.push({ counter: due.counter, threshold: totals[due.counter] + due.amount, fire });
    },
    count(counter, amount) {
      totals[counter] += amount;
      if (armed.length === 0) return;
      const due = armed.filter((item) => item.counter === counter && item.threshold <= totals[counter]);
      armed = armed.filter((item) => !due.includes(item));
      for (const item of due) item.fire();
    },
    left(counter) {
      if (armed.length === 0) return Infinity;
      const own = armed.filter((item) => item.counter === counter);
      return Math.min(Infinity, ...own.map((item) => item.threshold - totals[counter]));
    },
    clear() {
      armed = [];
    },
  };
}
