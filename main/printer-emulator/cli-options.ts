import { parseArgs } from 'node:util';
import type { At } from './triggers.ts';
import type { PrinterEmulatorOptions } from './options.ts';
import { profileNames } from './profiles.ts';

export const help = `A network receipt printer in software: speaks ESC/POS on a TCP port and shows the paper.

  npm run printer-emulator -- [options]

Printer
  --port N               port to listen on (default 9100; 0 = any free port, see the ready line)
  --host ADDRESS         address to listen on (default 127.0.0.1; 0.0.0.0 = the whole network)
  --profile NAME         ${profileNames.join(', ')} (default epson): what it can answer
  --columns N            32, 42 or 48 characters a line (default 48)
  --width-dots N         printable dots (default 12 a column)
  --buffer N             receive buffer in bytes (default 16384)
  --speed N              mm a second: 250, 150, 80 are usual (default 0 = at once)
  --out DIR              write every slip there as NNNN.bin, NNNN.txt and NNNN.svg
  --idle MS              let a silent connection go when others wait (default 300000, as many real ones)
  --tear-after MS        tear off paper that nobody cuts after that long (default 2000; 0 = never)

Faults (N slips from the start, or at once with 0)
  --paper-out-after N    the roll ends
  --cover-open-after N   somebody opens the cover
  --cutter-jam-after N   the knife sticks at the next cut
  --power-off-after N    the plug is pulled
  --refuse-for MS        refuse connections that long, then start
  --stall                accept bytes but print nothing

Control
  --control-port N       HTTP on the same address: GET /state, /slips, /slips/N.svg, /ledger; POST /fault
                         (0 = any free port), for instance
                         curl -d '{"name":"paperOut","at":{"slips":1}}' http://127.0.0.1:PORT/fault
  --help                 this text

One line of JSON on standard output says that it is ready:
  {"ready":true,"port":9100,"controlPort":null}
SIGTERM and SIGINT stop it with exit code 0.
`;

export type CliOptions = {
  readonly emulator: PrinterEmulatorOptions;
  readonly out: string | undefined;
  readonly controlPort: number | undefined;
  readonly refuseForMs: number;
  readonly stall: boolean;
  readonly faults: readonly { readonly name: 'paperOut' | 'openCover' | 'cutterJam' | 'powerOff'; readonly at: At }[];
};

/** A flag that makes no sense; `message` is for the person who typed it. */
export class UsageError extends Error {}

const text = { type: 'string' } as const;

const flags = {
  port: text,
  host: text,
  profile: text,
  columns: text,
  'width-dots': text,
  buffer: text,
  speed: text,
  out: text,
  idle: text,
  'tear-after': text,
  'paper-out-after': text,
  'cover-open-after': text,
  'cutter-jam-after': text,
  'power-off-after': text,
  'refuse-for': text,
  stall: { type: 'boolean' },
  'control-port': text,
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = { readonly [name: string]: string | boolean | undefined };

function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const number = Number(value);
  if (typeof value === 'string' && /^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${String(value)}"`);
}

function oneOf<T extends string>(values: Values, name: string, allowed: readonly T[]): T | undefined {
  const value = values[name];
  const found = allowed.find((item) => item === value);
  if (value === undefined || found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not "${String(value)}"`);
}

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // The first sentence names the flag; the rest is advice about "--" that helps nobody here.
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'unreadable flags');
  }
}

const faultFlags = [
  ['paper-out-after', 'paperOut'],
  ['cover-open-after', 'openCover'],
  ['cutter-jam-after', 'cutterJam'],
  ['power-off-after', 'powerOff'],
] as const;

const million = 1_000_000;

/** Reads the flags; 'help' when it was asked for. Throws UsageError. */
export function readCliOptions(args: readonly string[]): CliOptions | 'help' {
  const values = parse(args);
  if (values['help']) return 'help';
  const number = (name: string, least: number, most: number): number | undefined =>
    wholeNumber(values, name, least, most);
  const columns = oneOf(values, 'columns', ['32', '42', '48'] as const);
  const profile = oneOf(values, 'profile', profileNames);
  const widthDots = number('width-dots', 96, 1024);
  const faults = faultFlags.flatMap(([flag, name]) => {
    const slips = number(flag, 0, million);
    return slips === undefined ? [] : [{ name, at: { slips } }];
  });
  const port = number('port', 0, 65_535) ?? 9100;
  return {
    emulator: {
      port,
      host: typeof values['host'] === 'string' ? values['host'] : '127.0.0.1',
      bufferBytes: number('buffer', 64, million) ?? 16_384,
      mmPerSecond: number('speed', 0, 1000) ?? 0,
      idleMs: number('idle', 100, 86_400_000) ?? 300_000,
      tearAfterMs: number('tear-after', 0, 86_400_000) ?? 2000,
      ...(columns && { columns: Number(columns) as 32 | 42 | 48 }),
      ...(profile && { profile }),
      ...(widthDots !== undefined && { widthDots }),
    },
    out: typeof values['out'] === 'string' ? values['out'] : undefined,
    controlPort: number('control-port', 0, 65_535),
    refuseForMs: number('refuse-for', 0, 86_400_000) ?? 0,
    stall: values['stall'] === true,
    faults,
  };
}
