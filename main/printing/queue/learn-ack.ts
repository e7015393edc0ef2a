import type { PrinterFacts } from '../journal/journal.ts';
import type { PrintOutcome } from '../transport/transport.ts';

/**
 * What one job taught about how far a printer acknowledges. A level is only raised by seeing it; it is given up when the
 * printer twice in a row left a standing connection without the answer it used to give: another model on the same
 * address would otherwise make every slip a possible duplicate for ever.
 */
export const learnAck = (known: PrinterFacts, outcome: PrintOutcome): PrinterFacts => {
  if (outcome.kind === 'printed') return { ack: outcome.level, suspect: false };
  if (outcome.kind === 'sent') {
    if (known.ack === 'barrier' || known.ack === 'process-id') return known;
    return { ack: outcome.level, suspect: false };
  }
  if (outcome.kind === 'uncertain' && outcome.silent) {
    return known.suspect ? { ack: 'unknown', suspect: false } : { ack: known.ack, suspect: true };
  }
  return known;
};
