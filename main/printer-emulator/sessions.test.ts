import { afterEach, expect, test } from 'vitest';
import { createManualClock } from './clock.ts';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulatorOptions } from './options.ts';
import { CUT, dial, DLE, GS, until } from './testing/print.ts';
import type { Client } from './testing/print.ts';

let printer: PrinterEmulator;
let port: number;
const clients: Client[] = [];

async function start(options: PrinterEmulatorOptions = {}): Promise<void> {
  printer = createPrinterEmulator(options);
  ({ port } = await printer.start());
}

async function client(): Promise<Client> {
  const made = await dial(port);
  clients.push(made);
  return made;
}

const waiting = (count: number) => until(() => printer.state().waiting.length === count);

afterEach(async () => {
  for (const made of clients.splice(0)) made.close();
  await printer.stop();
});

test('one connection prints; the next waits unread until the first is gone', async () => {
  await start();
  const first = await client();
  first.send('one ');
  await until(() => printer.state().printing === 1);
  const second = await client();
  second.send(DLE, 0x04, 1, 'two\n');
  await waiting(1);
  first.send('still one\n', GS, 'r', 1);
  await first.hears(1);
  expect(printer.hangingText()).toBe('one still one\n');
  expect(second.heard()).toHaveLength(0);
  first.socket.end();
  expect((await second.hears(1)).toString('hex')).toBe('12');
  await until(() => printer.hangingText() === 'one still one\ntwo\n');
});

test('three may wait, in order; the next is turned away', async () => {
  await start();
  const first = await client();
  await until(() => printer.state().printing === 1);
  for (const name of ['b', 'c', 'd']) {
    (await client()).send(`${name}\n`);
    await waiting('bcd'.indexOf(name) + 1);
  }
  // The reset may come before or after the host has seen its connection made.
  const extra = client().then((made) => until(() => made.ending() === 'ECONNRESET'));
  await extra.catch((error: NodeJS.ErrnoException) => expect(error.code).toBe('ECONNRESET'));
  expect(printer.ledger.filter((entry) => entry.kind === 'refused')).toHaveLength(1);
  first.send('a\n');
  first.socket.end();
  for (const made of clients.slice(1, 4)) made.socket.end();
  await until(() => printer.hangingText() === 'a\nb\nc\nd\n');
});

test('a silent connection gives way after its time, if somebody waits', async () => {
  const clock = createManualClock();
  await start({ clock, idleMs: 300_000 });
  const first = await client();
  await until(() => printer.state().printing === 1);
  clock.advance(400_000);
  expect(printer.state().printing).toBe(1);
  const second = await client();
  await waiting(1);
  second.send('second\n');
  clock.advance(1);
  await until(() => first.ending() !== undefined);
  expect(first.ending()).toBe('fin');
  await until(() => printer.hangingText() === 'second\n');
});

test('the FIN of a host is answered when its last byte is in the buffer', async () => {
  await start({ bufferBytes: 64 });
  printer.faults.openCover();
  const host = await client();
  host.socket.end('x'.repeat(100));
  await until(() => printer.state().bufferedBytes === 64);
  expect(host.ending()).toBeUndefined();
  printer.faults.closeCover();
  await until(() => host.ending() === 'fin');
});

test('or when it is executed, on printers that are so', async () => {
  const clock = createManualClock();
  await start({ clock, closeWhen: 'executed', mmPerSecond: 100 });
  const host = await client();
  host.send('line\nline\n');
  host.socket.end();
  await until(() => printer.state().totals.bytes === 10);
  expect(printer.state().printing).toBe(1);
  clock.advance(1000);
  await until(() => host.ending() === 'fin');
});

test('the next connection waits a while on printers that need it', async () => {
  const clock = createManualClock();
  await start({ clock, nextSessionDelayMs: 30_000 });
  const first = await client();
  await until(() => printer.state().printing === 1);
  const second = await client();
  second.send(DLE, 0x04, 1);
  await waiting(1);
  first.socket.end();
  await until(() => printer.state().printing === null);
  clock.advance(29_999);
  expect(printer.state().printing).toBeNull();
  clock.advance(1);
  await second.hears(1);
});

test('a taken port is an error, and stop frees it', async () => {
  await start();
  const rival = createPrinterEmulator({ port });
  await expect(rival.start()).rejects.toThrow('EADDRINUSE');
  await rival.stop();
  await printer.stop();
  printer = rival;
  expect(await rival.start()).toEqual({ port });
});

test('stopping tears off what hangs out and records it', async () => {
  await start();
  const host = await client();
  host.send('no cut\n');
  await until(() => printer.hangingText() !== '');
  await printer.stop();
  expect(printer.slips).toMatchObject([{ cut: 'torn', text: 'no cut\n' }]);
  expect(printer.ledger.at(-1)).toMatchObject({ kind: 'slip', number: 1 });
});

test('paper that nobody cuts is torn off when nothing comes any more', async () => {
  const clock = createManualClock();
  await start({ clock, tearAfterMs: 2000 });
  const host = await client();
  host.send('first\n');
  await until(() => printer.hangingText() !== '');
  clock.advance(1999);
  host.send('second\n', GS, 'r', 1);
  await host.hears(1);
  clock.advance(1999);
  expect(printer.slips).toHaveLength(0);
  clock.advance(1);
  expect(printer.slips).toMatchObject([{ cut: 'torn', text: 'first\nsecond\n' }]);
});

test('keeps as many slips as it is told, the newest', async () => {
  await start({ keepSlips: 2 });
  const host = await client();
  host.send('1\n', CUT, '2\n', CUT, '3\n', CUT);
  await until(() => printer.state().slips === 3);
  expect(printer.slips.map((slip) => slip.number)).toEqual([2, 3]);
});

test('the ledger alone tells the story', async () => {
  await start();
  const host = await client();
  host.send('x\n', CUT);
  host.socket.end();
  await until(() => printer.ledger.some((entry) => entry.kind === 'session-closed'));
  expect(printer.ledger.map((entry) => entry.kind)).toEqual([
    'session-opened',
    'bytes',
    'cut',
    'slip',
    'session-closed',
  ]);
  expect(printer.ledger.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
});
