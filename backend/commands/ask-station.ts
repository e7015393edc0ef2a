import { Refusal } from '#contract/errors.ts';
import type { PrintCommand } from '#contract/print-jobs.ts';
import { maybePrinter } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybeReport } from '../store/print-jobs.ts';
import { found } from './found.ts';

const settled: readonly string[] = ['printed', 'sent', 'cancelled'];

/**
 * Asks the station that owns a slip, or prints to a printer, to do something. The log carries it, so a station that is away
 * does it when it is back; what came of it is said by the slip's own reports.
 * @throws Refusal not-found, slip-settled, unknown-reference
 */
export const askStation = async (tx: WriteTx, command: PrintCommand): Promise<void> => {
  if (command.command === 'test-page') found(await maybePrinter(tx.db, command.printerId));
  else await requireWaiting(tx, command.key);
  if (command.command === 'reroute' && !(await maybePrinter(tx.db, command.printerId)))
    throw new Refusal('unknown-reference');
  await tx.append({ type: 'print-command', command });
};

// Only a courtesy: a slip that leaves in this very moment is refused by the station, which alone knows.
const requireWaiting = async (tx: WriteTx, key: string): Promise<void> => {
  const report = found(await maybeReport(tx.db, key));
  if (settled.includes(report.state)) throw new Refusal('slip-settled');
};
