import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { allWell } from './condition.ts';
import { createLine } from './in-line.ts';
import { systemTimers, type PrintOutcome, type PrintRequest, type PrintTransport, type Timers } from './transport.ts';

/** What of an open file this needs; `FileHandle` has it. */
export type DeviceHandle = {
  stat(): Promise<{ isCharacterDevice(): boolean }>;
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
};
export type OpenDevice = (path: string) => Promise<DeviceHandle>;

// Never made: with the printer unplugged, a created file would swallow slips and call them sent.
const openForWriting: OpenDevice = (path) => open(path, constants.O_WRONLY);

// The driver takes a chunk when the printer has room; one that takes none for a minute has no paper or no power.
const STALL_MS = 60_000;
const CHUNK_BYTES = 4096;

type DeviceOptions = { readonly timers?: Timers; readonly openDevice?: OpenDevice | undefined };

const notStarted = (reason: string): PrintOutcome => ({ kind: 'not-started', reason, blocked: false });
const uncertain = (reason: string): PrintOutcome => ({ kind: 'uncertain', reason, silent: false });

/**
 * A line printer's device file ("/dev/usb/lp0"), through a descriptor of our own. It cannot be asked anything: `sent` is
 * said when the driver has taken the last byte, paper and cover are not seen, and what follows a broken write is uncertain.
 */
export const createDeviceTransport = (path: string, options: DeviceOptions = {}): PrintTransport => {
  const timers = options.timers ?? systemTimers;
  const openDevice = options.openDevice ?? openForWriting;
  const line = createLine();
  // A write that stalls cannot be called back: whoever comes next waits until the driver has let go of it.
  let stuck: Promise<unknown> = Promise.resolve();

  const openChecked = async (): Promise<DeviceHandle | undefined> => {
    const handle = await openDevice(path).catch(() => undefined);
    if (handle === undefined) return undefined;
    const device = await handle.stat().catch(() => undefined);
    if (device?.isCharacterDevice() === true) return handle;
    await handle.close().catch(() => undefined);
    return undefined;
  };

  const writeAll = async (handle: DeviceHandle, { bytes, signal }: PrintRequest): Promise<PrintOutcome> => {
    for (let offset = 0; offset < bytes.length;) {
      const write = handle.write(bytes.subarray(offset, offset + CHUNK_BYTES));
      const taken = await patiently(write, timers, signal);
      if (taken === 'stalled') {
        stuck = write.catch(() => undefined).then(() => handle.close().catch(() => undefined));
        return uncertain('stalled');
      }
      if (taken === 'failed' || taken === 0) {
        await handle.close().catch(() => undefined);
        return uncertain('connection-lost');
      }
      offset += taken;
    }
    const closed = await handle.close().then(
      () => true,
      () => false,
    );
    return closed ? { kind: 'sent', level: 'none' } : uncertain('connection-lost');
  };

  const printNow = async (request: PrintRequest): Promise<PrintOutcome> => {
    if (
      (await patiently(
        stuck.then(() => ({ bytesWritten: 1 })),
        timers,
        request.signal,
      )) === 'stalled'
    )
      return notStarted(request.signal.aborted ? 'stopped' : 'unreachable');
    const handle = await openChecked();
    if (handle === undefined) return notStarted('unreachable');
    try {
      if (request.signal.aborted) throw new Error('stopped');
      request.beforeFirstByte();
    } catch (error) {
      await handle.close().catch(() => undefined);
      if (request.signal.aborted) return notStarted('stopped');
      throw error;
    }
    return writeAll(handle, request);
  };

  return {
    print: (request) => line.take(() => printNow(request)),
    probe: () =>
      line.busy()
        ? Promise.resolve(undefined)
        : line.take(async () => {
            const handle = await openChecked();
            await handle?.close().catch(() => undefined);
            return handle === undefined ? { reachable: false } : { reachable: true, condition: allWell };
          }),
  };
};

/** Bytes the driver took, or what became of it: a stop does not wait out a printer that takes nothing. */
const patiently = (
  write: Promise<{ readonly bytesWritten: number }>,
  timers: Timers,
  signal: AbortSignal,
): Promise<number | 'stalled' | 'failed'> =>
  new Promise((resolve) => {
    const settle = (result: number | 'stalled' | 'failed'): void => {
      timers.clearTimeout(timer);
      signal.removeEventListener('abort', stall);
      resolve(result);
    };
    const stall = (): void => settle('stalled');
    const timer = timers.setTimeout(stall, STALL_MS);
    // An abort that came before is not announced again.
    if (signal.aborted) stall();
    else signal.addEventListener('abort', stall);
    write.then(
      ({ bytesWritten }) => settle(bytesWritten),
      () => settle('failed'),
    );
  });
