import { pathToFileURL } from 'node:url';
import { help, readCliOptions, UsageError } from './cli-options.ts';
import type { CliOptions } from './cli-options.ts';
import { startControlServer } from './control-server.ts';
import type { ControlServer } from './control-server.ts';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import { createSlipWriter } from './slip-writer.ts';

/** Slips and ledger entries kept in memory: enough for any screen, and a printer that runs for a month does not grow. */
const keepSlips = 1000;
const keepEntries = 100_000;

const say = (line: string): void => void process.stderr.write(`printer-emulator: ${line}\n`);

function reason(error: unknown, { emulator, controlPort, out }: CliOptions): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port ?? emulator.port} on ${emulator.host} is taken by another program`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${emulator.host} is not an address of this machine`;
  if (code === 'EACCES' && port !== undefined) return `port ${port} needs more rights than this user has`;
  if (code && out !== undefined && ['EACCES', 'ENOTDIR', 'EEXIST', 'EROFS', 'ENOSPC', 'EPERM'].includes(code)) {
    return `cannot write to ${out} (${code})`;
  }
  return `${message} (port ${emulator.port}, control port ${controlPort ?? 'none'})`;
}

function createPrinter(options: CliOptions): PrinterEmulator {
  const writer = options.out === undefined ? undefined : createSlipWriter(options.out);
  return createPrinterEmulator({
    ...options.emulator,
    keepSlips,
    keepEntries,
    onSlip(slip) {
      try {
        writer?.write(slip);
      } catch (error) {
        // A full disk must not stop the printer: the paper is still on the control port.
        say(`slip ${slip.number} was not written: ${reason(error, options)}`);
      }
    },
  });
}

async function start(options: CliOptions): Promise<() => Promise<void>> {
  const printer = createPrinter(options);
  const { host = '127.0.0.1' } = options.emulator;
  let control: ControlServer | undefined;
  const stop = async (): Promise<void> => {
    await printer.stop();
    await control?.stop();
  };
  try {
    const { port } = await printer.start();
    if (options.refuseForMs > 0) {
      await printer.faults.refuse(true);
      setTimeout(() => void printer.faults.refuse(false), options.refuseForMs).unref();
    }
    if (options.stall) printer.faults.stall(true);
    for (const { name, at } of options.faults) {
      if (name === 'powerOff') printer.faults.powerOff({ at });
      else printer.faults[name](at);
    }
    if (options.controlPort !== undefined) control = await startControlServer(printer, host, options.controlPort);
    process.stdout.write(`${JSON.stringify({ ready: true, port, controlPort: control?.port ?? null })}\n`);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Runs the command line; answers the exit code once it is over. */
async function main(args: readonly string[]): Promise<number> {
  let options: CliOptions | 'help';
  try {
    options = readCliOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message} (--help lists the flags)`);
    return 2;
  }
  if (options === 'help') {
    process.stdout.write(help);
    return 0;
  }
  try {
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    });
    const stop = await start(options);
    await stopped;
    await stop();
    return 0;
  } catch (error) {
    say(reason(error, options));
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2));
