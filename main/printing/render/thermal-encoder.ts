import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';

/** Where finished bytes go; the library calls `execute` with the whole job. */
export type ByteSink<Result> = {
  execute(bytes: Buffer): Promise<Result>;
  isPrinterConnected(): Promise<boolean>;
};

/**
 * The only importer of node-thermal-printer. Of its API only `add` and `print` are used: cut() resets the printer and its
 * status reports, openCashDrawer() sends half a command, printQR() counts UTF-16, setTextSize() swaps its arguments
 * (printing reference 1.2). One instance a job: a second execute() prints the first job again.
 */
export const createThermalEncoder = <Result>(sink: ByteSink<Result>) => {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // The type says string; an object with these two methods is taken as it is.
    interface: sink as unknown as string,
    characterSet: CharacterSet.PC858_EURO,
    breakLine: BreakLine.NONE,
  });
  printer.setBuffer(Buffer.alloc(0));
  return {
    add: (bytes: Uint8Array): void => printer.add(Buffer.from(bytes)),
    /** Text that is sanitised, laid out and known to be on the page. */
    print: (text: string): void => printer.print(text),
    bytes: (): Buffer => printer.getBuffer(),
    /** Hands all bytes to the sink and answers what it answered. An empty job would end the process inside the library. */
    execute: async (): Promise<Result> => {
      if (printer.getBuffer().length === 0) throw new Error('an empty job is not printed');
      return (await printer.execute()) as unknown as Result;
    },
  };
};
