import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allWell } from './condition.ts';
import { createLine } from './in-line.ts';
import { systemTimers, type PrintOutcome, type PrintRequest, type PrintTransport, type Timers } from './transport.ts';

/** Runs a program to its end; answers its exit code, or why there is none. Ends it when `signal` aborts. */
export type RunProgram = (
  command: string,
  args: readonly string[],
  signal: AbortSignal,
) => Promise<{ readonly code: number | null; readonly missing: boolean }>;

const runProgram: RunProgram = (command, args, signal) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', signal, windowsHide: true, shell: false });
    child.on('error', (error) => resolve({ code: null, missing: 'code' in error && error.code === 'ENOENT' }));
    child.on('exit', (code) => resolve({ code, missing: false }));
  });

// A spooler answers in moments; one that does not is waiting for a server that is away.
const SPOOL_MS = 30_000;

/** What hands a file of raw bytes to a queue. Windows knows raw printing only for a printer that is shared. */
export const spoolCommand = (platform: NodeJS.Platform, queue: string, file: string): [string, ...string[]] =>
  platform === 'win32'
    ? ['cmd.exe', '/d', '/c', 'copy', '/b', file, `\\\\localhost\\${queue}`]
    : ['lp', '-s', '-d', queue, '-o', 'raw', '--', file];

type SystemOptions = {
  readonly timers?: Timers;
  readonly run?: RunProgram | undefined;
  readonly platform?: NodeJS.Platform;
};

const notStarted = (reason: string): PrintOutcome => ({ kind: 'not-started', reason, blocked: false });

/**
 * A queue of the operating system: CUPS, or a shared printer of Windows. `sent` means that the spooler has taken the slip
 * and will try for as long as it likes: it may come out much later, and nobody is told. For printers nothing else reaches.
 */
export const createSystemTransport = (queue: string, options: SystemOptions = {}): PrintTransport => {
  const { timers = systemTimers, run = runProgram, platform = process.platform } = options;
  const line = createLine();

  const limited = async (signal: AbortSignal, command: string, ...args: string[]) => {
    const limit = new AbortController();
    const timer = timers.setTimeout(() => limit.abort(), SPOOL_MS);
    const end = await run(command, args, AbortSignal.any([signal, limit.signal]));
    timers.clearTimeout(timer);
    return end;
  };

  // Asked before anything leaves: a queue that is not there must not make a slip uncertain.
  const knowsQueue = async (signal: AbortSignal): Promise<boolean> =>
    platform === 'win32' || (await limited(signal, 'lpstat', '-p', queue)).code === 0;

  const spool = async ({ bytes, signal, beforeFirstByte }: PrintRequest): Promise<PrintOutcome> => {
    const folder = await mkdtemp(join(tmpdir(), 'passrail-slip-'));
    try {
      const file = join(folder, 'slip.bin');
      await writeFile(file, bytes, { mode: 0o600 });
      if (signal.aborted) return notStarted('stopped');
      beforeFirstByte();
      const { code, missing } = await limited(signal, ...spoolCommand(platform, queue, file));
      if (code === 0) return { kind: 'sent', level: 'none' };
      // A program that ended by itself and said no has queued nothing; one that was ended may have.
      if (missing || code !== null) return notStarted('refused');
      return { kind: 'uncertain', reason: 'stalled', silent: false };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  return {
    print: (request) =>
      line.take(async () => ((await knowsQueue(request.signal)) ? spool(request) : notStarted('unreachable'))),
    probe: (signal) =>
      line.busy()
        ? Promise.resolve(undefined)
        : line.take(async () =>
            (await knowsQueue(signal)) ? { reachable: true, condition: allWell } : { reachable: false },
          ),
  };
};
