import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { somePrinter } from '../testing/fixtures.ts';
import { createTransports } from './choose.ts';
import { createDeviceTransport, type DeviceHandle } from './device.ts';
import { createSystemTransport, spoolCommand, type RunProgram } from './system.ts';
import { systemTimers, type PrintRequest } from './transport.ts';

const request = (bytes: Uint8Array, more: Partial<PrintRequest> = {}): PrintRequest & { started: () => number } => {
  let started = 0;
  return {
    bytes,
    ack: 'unknown',
    recover: false,
    tryProcessId: false,
    processId: '1001',
    beforeFirstByte: () => void (started += 1),
    onCondition: () => undefined,
    signal: new AbortController().signal,
    started: () => started,
    ...more,
  };
};
const slip = Buffer.alloc(10_000, 'x');

/** A line printer that takes `most` bytes at a time and does what it is told afterwards. */
const fakeDevice = (most: number, after: (taken: number) => void | Promise<void> = () => undefined) => {
  const taken: Buffer[] = [];
  let open = 0;
  const handle: DeviceHandle = {
    stat: () => Promise.resolve({ isCharacterDevice: () => true }),
    write: async (bytes) => {
      await after(taken.reduce((sum, part) => sum + part.length, 0));
      taken.push(Buffer.from(bytes.subarray(0, most)));
      return { bytesWritten: Math.min(most, bytes.length) };
    },
    close: () => {
      open -= 1;
      return Promise.resolve();
    },
  };
  const openDevice = () => {
    open += 1;
    return Promise.resolve(handle);
  };
  return { openDevice, taken: () => Buffer.concat(taken), open: () => open };
};

it('a device gets every byte, however few it takes at a time, and no more is promised than that', async () => {
  const device = fakeDevice(1000);
  const transport = createDeviceTransport('/dev/usb/lp0', device);
  expect(await transport.print(request(slip))).toEqual({ kind: 'sent', level: 'none' });
  expect(device.taken().equals(slip)).toBe(true);
  expect(await transport.probe(new AbortController().signal)).toMatchObject({ reachable: true });
  expect(device.open()).toBe(0);
});

it('a device that is unplugged in the middle leaves an uncertain slip; one that is not there, none', async () => {
  const device = fakeDevice(1000, (taken) => {
    if (taken >= 3000) throw new Error('ENODEV');
  });
  const lost = await createDeviceTransport('/dev/usb/lp0', device).print(request(slip));
  expect(lost).toMatchObject({ kind: 'uncertain', reason: 'connection-lost' });
  expect(device.open()).toBe(0);
  const gone = request(slip);
  const nowhere = createDeviceTransport(join(tmpdir(), 'passrail-no-such-printer'));
  expect(await nowhere.print(gone)).toMatchObject({ kind: 'not-started', reason: 'unreachable' });
  expect(gone.started()).toBe(0);
});

it('an ordinary file is no printer and keeps what is in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passrail-device-'));
  const path = join(folder, 'lp0');
  await writeFile(path, 'mine');
  try {
    expect(await createDeviceTransport(path).print(request(slip))).toMatchObject({ kind: 'not-started' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('a device that takes nothing any more is uncertain when the station stops, and the next slip waits for it', async () => {
  const gate = Promise.withResolvers<void>();
  const stop = new AbortController();
  const device = fakeDevice(10_000, () => gate.promise);
  const transport = createDeviceTransport('/dev/usb/lp0', device);
  const first = transport.print(
    request(Buffer.from('first'), { beforeFirstByte: () => stop.abort(), signal: stop.signal }),
  );
  expect(await first).toMatchObject({ kind: 'uncertain', reason: 'stalled' });
  const second = transport.print(request(Buffer.from('second')));
  gate.resolve();
  expect(await second).toMatchObject({ kind: 'sent' });
  expect(device.taken().toString()).toBe('firstsecond');
  expect(device.open()).toBe(0);
});

const spooler = (answer: (command: string) => Awaited<ReturnType<RunProgram>>) => {
  const seen: { args: readonly string[]; bytes: string }[] = [];
  const run: RunProgram = async (command, args) => {
    const file = args.find((arg) => arg.endsWith('slip.bin'));
    if (file !== undefined) seen.push({ args, bytes: await readFile(file, 'utf8') });
    return answer(command);
  };
  return { run, seen };
};

it('a queue of the system gets the bytes raw, and "sent" is all it is believed', async () => {
  const { run, seen } = spooler(() => ({ code: 0, missing: false }));
  const transport = createSystemTransport('Office_TM', { run, platform: 'linux' });
  expect(await transport.print(request(Buffer.from('slip')))).toEqual({ kind: 'sent', level: 'none' });
  expect(seen).toMatchObject([{ bytes: 'slip' }]);
  expect(seen[0]?.args.slice(0, -1)).toEqual(['-s', '-d', 'Office_TM', '-o', 'raw', '--']);
  await expect(readFile(seen[0]?.args.at(-1) ?? '')).rejects.toThrow('ENOENT');
  expect(spoolCommand('win32', 'Till 1', 'C:\\s.bin')).toEqual([
    ...['cmd.exe', '/d', '/c', 'copy', '/b', 'C:\\s.bin'],
    '\\\\localhost\\Till 1',
  ]);
});

it('a queue that is not there starts nothing, one that says no has printed nothing, one that was cut short may have', async () => {
  const print = async (lpstat: number, lp: number | null) => {
    const asked = request(Buffer.from('slip'));
    const { run } = spooler((command) => ({ code: command === 'lpstat' ? lpstat : lp, missing: false }));
    const outcome = await createSystemTransport('q', { run, platform: 'linux' }).print(asked);
    return { kind: outcome.kind, started: asked.started() };
  };
  expect(await print(1, 0)).toEqual({ kind: 'not-started', started: 0 });
  expect(await print(0, 1)).toEqual({ kind: 'not-started', started: 1 });
  expect(await print(0, null)).toEqual({ kind: 'uncertain', started: 1 });
});

it('a printer is reached the way it says, and not at all when its target does not fit', () => {
  const transports = createTransports({
    timers: systemTimers,
    limits: {},
    resolveAddress: () => ({ host: '127.0.0.1', port: 9 }),
  });
  const lp = somePrinter('a', { connection: 'device', target: '/dev/usb/lp0' });
  expect(transports(lp)).toBe(transports({ ...lp, id: 'b' }));
  expect(transports(lp)).not.toBe(transports(somePrinter('c')));
  expect(transports(somePrinter('d', { connection: 'system', target: 'Office' }))).toBeDefined();
  for (const [connection, target] of [
    ['device', null],
    ['device', 'Office'],
    ['system', '/dev/usb/lp0'],
  ] as const)
    expect(transports(somePrinter('e', { connection, target }))).toBeUndefined();
  expect(transports(somePrinter('f', { demo: true, connection: 'device' }))).toBe(transports(somePrinter('c')));
});
