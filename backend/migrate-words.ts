import type { Sum } from './store/transfer/copy-rows.ts';
import type { Teller } from './store/transfer/move-data.ts';

const grouped = (count: number): string => count.toLocaleString('en');
export const inRows = (count: number): string => `${grouped(count)} ${count === 1 ? 'row' : 'rows'}`;

/** Enough to tell two of them apart at a glance. */
const SHOWN = 12;
const EVERY_MS = 1_000;

/** The tables that hold something: name, rows, the beginning of the checksum. */
export const tableOf = (sums: readonly Sum[]): string[] => {
  const filled = sums.filter(({ rows }) => rows > 0);
  const wide = Math.max(5, ...filled.map(({ table }) => table.length));
  const line = (table: string, rows: string, checksum: string): string =>
    `  ${table.padEnd(wide)}  ${rows.padStart(11)}  ${checksum}`;
  return [
    line('table', 'rows', 'checksum'),
    ...filled.map(({ table, rows, checksum }) => line(table, grouped(rows), checksum.slice(0, SHOWN))),
    `  (${sums.length - filled.length} more tables are empty)`,
  ];
};

/** What is going on; a person at a terminal sees every second how far it is. */
export const createMigrateTeller = ({
  say,
  err,
  now,
}: {
  say: (...lines: string[]) => void;
  err: { write(text: string): unknown; isTTY?: boolean };
  now: () => number;
}): Teller & { end(): void } => {
  let total = 0;
  let last = now();
  let open = false;
  const end = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    copying: ({ from, to }, rows, tables) => {
      total = rows;
      say(`From  ${from}`, `To    ${to}`, '', `Copying ${inRows(rows)} of ${tables} tables …`);
    },
    comparing: () => {
      end();
      // Both sides are read.
      total *= 2;
      say('Reading both sides again and comparing …');
    },
    progress: (rows) => {
      if (err.isTTY !== true || now() - last < EVERY_MS) return;
      last = now();
      open = true;
      err.write(
        `\r  ${Math.min(99, Math.floor((100 * rows) / Math.max(1, total)))} %  ${grouped(rows)} of ${inRows(total)}`,
      );
    },
    end,
  };
};
