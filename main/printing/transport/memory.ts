import { allWell, type PrinterCondition } from './condition.ts';
import type { PrintOutcome, PrintTransport } from './transport.ts';

/** A printer in memory: keeps what it was sent and answers what it is told to. For tests and for trying a layout. */
export const createMemoryTransport = () => {
  const slips: Uint8Array[] = [];
  const outcomes: PrintOutcome[] = [];
  let condition: PrinterCondition = allWell;
  const transport: PrintTransport = {
    print: (request) => {
      const outcome = outcomes.shift() ?? { kind: 'printed', level: 'barrier' };
      if (outcome.kind === 'not-started') return Promise.resolve(outcome);
      try {
        request.beforeFirstByte();
      } catch (error) {
        return Promise.reject(error);
      }
      slips.push(request.bytes);
      return Promise.resolve(outcome);
    },
    probe: () => Promise.resolve({ reachable: true, condition }),
  };
  return {
    transport,
    slips,
    /** The next slips fare like this, one each; afterwards all is well again. */
    next: (...coming: readonly PrintOutcome[]): void => void outcomes.push(...coming),
    setCondition: (next: PrinterCondition): void => {
      condition = next;
    },
  };
};
