import type { StartDemoPrinter } from './demo-printers.ts';

export const startDemoPrinter: StartDemoPrinter = async () => {
  throw new Error('there is no printer emulator yet');
};
