import type { PrinterFacts } from '../journal/journal.ts';
import type { PrintOutcome } from '../transport/transport.ts';

const afterSilence = (known: PrinterFacts): PrinterFacts => {
  // A printer that used to close and does not any more is stuck, not of another kind.
  if (known.ack === 'peer-close' || known.ack === 'none') return known;
  if (!known.suspect) return { ack: known.ack, suspect: true };
  return { ack: known.ack === 'unknown' ? 'none' : 'unknown', suspect: false };
};

const wasSilent = (outcome: PrintOutcome): boolean =>
  outcome.kind === 'uncertain' ? outcome.silent : outcome.kind === 'not-started' && outcome.reason === 'no-answer';

/**
 * What one job taught about how far a printer acknowledges. A level is raised by seeing it; it is given up when the
 * printer twice in a row stood there without the answer it used to give: another model on the same address would
 * otherwise never print again, or only possible duplicates.
 */
export const learnAck = (known: PrinterFacts, outcome: PrintOutcome): PrinterFacts => {
  if (outcome.kind === 'printed' || outcome.kind === 'sent') return { ack: outcome.level, suspect: false };
  return wasSilent(outcome) ? afterSilence(known) : known;
};
