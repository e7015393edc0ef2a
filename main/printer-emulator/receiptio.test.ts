import { createRequire } from 'node:module';
import { afterEach, describe, expect, test } from 'vitest';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulatorOptions } from './options.ts';

/** An independent client (receiptio 2.1.2): what it makes of the emulator is what a stranger's software would. */
type Receiptio = { print(markdown: string, options: string): Promise<string> };
const { print } = createRequire(import.meta.url)('receiptio') as Receiptio;

/** It knows port 9100 only, so each test process listens on a loopback address of its own; macOS has but one. */
const host =
  process.platform === 'darwin'
    ? '127.0.0.1'
    : `127.${60 + (process.pid >> 16)}.${(process.pid >> 8) & 0xff}.${process.pid & 0xff}`;

let printer: PrinterEmulator;

async function start(options: PrinterEmulatorOptions = {}): Promise<void> {
  printer = createPrinterEmulator({ host, port: 9100, ...options });
  await printer.start();
}

afterEach(() => printer.stop());

const receipt = '^^^Passrail\n\n2 Trofie al pesto | 18.00\n1 Fritto misto | 14.50\n---\nTotal | ^32.50\n';

const ask = (options: string): Promise<string> => print(receipt, `-d ${host} ${options}`);

describe('receiptio', () => {
  test.each([
    ['epson', '-p epson'],
    ['epson', ''],
    ['bixolon', '-p escpos'],
    ['star', '-p generic'],
  ] as const)('prints on %s (%s) and hears that it is done', async (profile, options) => {
    await start({ profile });
    expect(await ask(options)).toBe('success');
    printer.tearOff();
    const text = printer.slips[0]?.text;
    expect(text).toContain('Passrail');
    expect(text).toMatch(/^2 Trofie al pesto {2,}18\.00$/m);
    expect(text).toMatch(/^Total {2,}32\.50$/m);
    // Without -p it first asks in the language of Star, which an ESC/POS printer does not know.
    const errors = printer.slips.flatMap((slip) => slip.errors);
    expect(errors.filter((message) => message !== 'ESC 06: unknown command')).toEqual([]);
  });

  test('sees an open cover, and prints nothing', async () => {
    await start();
    printer.faults.openCover();
    expect(await ask('-p epson')).toBe('coveropen');
    expect(printer.hangingText()).toBe('');
  });

  test('sees that the paper is out', async () => {
    await start();
    printer.faults.paperOut();
    expect(await ask('-p epson')).toBe('paperempty');
  });

  test('sees paper that ends and a cover that opens in the middle of its job', async () => {
    await start();
    printer.faults.paperOut({ rows: 40 });
    expect(await ask('-p epson')).toBe('paperempty');
    printer.faults.loadPaper();
    printer.faults.openCover({ rows: 40 });
    expect(await ask('-p epson')).toBe('coveropen');
  });

  test('sees a stuck knife as an error', async () => {
    await start();
    printer.faults.cutterJam();
    expect(await ask('-p epson -c')).toBe('error');
  });

  test('asks for the state alone', async () => {
    await start();
    expect(await print('', `-d ${host} -p epson -q`)).toBe('online');
    printer.faults.openCover();
    expect(await print('', `-d ${host} -p epson -q`)).toBe('coveropen');
  });

  test('takes a mute printer for offline', async () => {
    await start({ profile: 'mute' });
    expect(await ask('-p epson')).toBe('offline');
    // It asked again and again with a flood of NUL; nothing of that is on paper.
    expect(printer.hangingText()).toBe('');
  }, 30_000);
});
