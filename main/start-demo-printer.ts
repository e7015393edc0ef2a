import type { StartDemoPrinter } from './demo-printers.ts';
import { createPrinterEmulator } from './printer-emulator/create-emulator.ts';
import { toSvg } from './printer-emulator/to-svg.ts';

/** The emulator inside the station, on a free loopback port; keeps no paper itself, the hub does. */
export const startDemoPrinter: StartDemoPrinter = async ({ printer, onSlip }) => {
  const emulator = createPrinterEmulator({
    columns: printer.columns,
    // One is enough: the paper goes to the hub at once, and a demo may run for weeks.
    keepSlips: 1,
    keepEntries: 1000,
    onSlip: (slip) => onSlip({ text: slip.text, svg: toSvg(slip) }),
  });
  const { port } = await emulator.start();
  return { port, stop: () => emulator.stop() };
};
