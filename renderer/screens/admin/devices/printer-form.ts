import type { PrinterWire } from '#contract/devices.ts';
import type { MessageId } from '../../../i18n/en.ts';

/** A printer as its form has it: port and copies as typed. */
export type PrinterForm = {
  name: string;
  description: string;
  connection: PrinterWire['connection'];
  ip: string;
  port: string;
  target: string;
  columns: PrinterWire['columns'];
  letters: PrinterWire['letters'];
  copies: string;
  openDrawer: boolean;
  failoverPrinterId: string | null;
};

export const blankPrinter: PrinterForm = {
  name: '',
  description: '',
  connection: 'network',
  ip: '',
  port: '9100',
  target: '',
  columns: 48,
  letters: 'pc858',
  copies: '1',
  openDrawer: false,
  failoverPrinterId: null,
};

export const formOfPrinter = (printer: PrinterWire): PrinterForm => ({
  name: printer.name,
  description: printer.description ?? '',
  connection: printer.connection,
  ip: printer.ip ?? '',
  port: String(printer.port),
  target: printer.target ?? '',
  columns: printer.columns,
  letters: printer.letters,
  copies: String(printer.copies),
  openDrawer: printer.openDrawer,
  failoverPrinterId: printer.failoverPrinterId,
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const whole = (typed: string, max: number): number | undefined =>
  /^\d{1,5}$/.test(typed.trim()) && Number(typed) <= max ? Number(typed) : undefined;

export const bodyOfPrinter = (changes: Partial<PrinterForm>): object | MessageId => {
  const { ip, port, target, copies, description, ...rest } = changes;
  const ports = port === undefined ? {} : { port: whole(port, 65_535) };
  const many = copies === undefined ? {} : { copies: whole(copies, 5) };
  if ('port' in ports && ports.port === undefined) return 'printer.portWrong';
  if ('copies' in many && (many.copies === undefined || many.copies < 1)) return 'printer.copiesWrong';
  return {
    ...rest,
    ...ports,
    ...many,
    ...(ip === undefined ? {} : { ip: orNull(ip) }),
    ...(target === undefined ? {} : { target: orNull(target) }),
    ...(description === undefined ? {} : { description: orNull(description) }),
  };
};
