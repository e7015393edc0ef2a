import { afterEach, describe, expect, test } from 'vitest';
import { createManualClock } from './clock.ts';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulatorOptions } from './options.ts';
import { bytes, CUT, dial, DLE, ESC, GS, print, until } from './testing/print.ts';
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

afterEach(async () => {
  for (const made of clients.splice(0)) made.close();
  await printer.stop();
});

const job = (name: string): Buffer => bytes(`${name} a\n${name} b\n`, CUT);
const paper = (): string => printer.slips.map((slip) => slip.text).join('--\n') + printer.hangingText();
const arrived = (count: number) => until(() => printer.state().totals.bytes >= count);

describe('paper', () => {
  test('runs out between slips: what waits is kept and printed on the new roll, once', async () => {
    await start();
    printer.faults.paperOutAfterSlips(1);
    const host = await client();
    host.send(job('one'), job('two'));
    await arrived(job('one').length * 2);
    expect(paper()).toBe('one a\none b\n');
    expect(printer.state()).toMatchObject({ online: false, bufferedBytes: job('two').length });
    printer.faults.loadPaper();
    expect(paper()).toBe('one a\none b\n--\ntwo a\ntwo b\n');
  });

  test('a roll of so many millimetres ends by itself, after a warning', async () => {
    // 60 rows a slip plus 88 to the knife; the roll has 160.
    await start({ paperMm: 20, nearEndMm: 18 });
    const host = await client();
    host.send(GS, 'a', 0x08, job('one'), job('two'));
    expect((await host.hears(12)).toString('hex')).toBe('100000001000030018000f00');
    expect(printer.slips).toHaveLength(1);
    printer.faults.loadPaper(1000);
    await until(() => printer.slips.length === 2);
    expect(paper()).toBe('one a\none b\n--\ntwo a\ntwo b\n');
  });
});

test('a roll that ends at printing speed stops there, and the rest comes on the next one', async () => {
  const clock = createManualClock();
  await start({ clock, mmPerSecond: 100, paperMm: 10 });
  const host = await client();
  host.send(job('one'), job('two'));
  await arrived(job('one').length * 2);
  clock.advance(10_000);
  // 80 rows are two lines of 30 and, as the feed to the knife had begun, the feed.
  expect(printer.state()).toMatchObject({ paper: 'out', totals: { rows: 148 } });
  expect(printer.slips).toHaveLength(0);
  printer.faults.loadPaper();
  clock.advance(10_000);
  expect(paper()).toBe('one a\none b\n--\ntwo a\ntwo b\n');
});

test('a silent cut is known to nobody until the printer comes back', async () => {
  await start();
  const host = await client();
  host.send('x\n');
  await arrived(2);
  printer.faults.cutConnection({ mode: 'silence' });
  await print(printer, port, 'y\n');
  expect(host.ending()).toBeUndefined();
  printer.faults.powerOff();
  await printer.faults.powerOn();
  host.send('z\n');
  await until(() => host.ending() !== undefined);
  expect(host.ending()).toBe('ECONNRESET');
  expect(paper()).toBe('x\ny\n');
});

describe('cover', () => {
  test('opened in the middle of a line: the line is broken there and printed again', async () => {
    const clock = createManualClock();
    await start({ clock, mmPerSecond: 100 });
    const host = await client();
    host.send(job('one'));
    await arrived(job('one').length);
    clock.advance(20);
    printer.faults.openCover();
    clock.advance(1000);
    expect(printer.hangingText()).toBe('');
    printer.faults.closeCover();
    clock.advance(2000);
    const [slip] = printer.slips;
    expect(slip?.text).toBe('one a\none b\n');
    expect(slip?.lines[0]).toMatchObject({ kind: 'text', text: 'one a', interrupted: 16, height: 16 });
    expect(slip?.lines[1]).toMatchObject({ kind: 'text', text: 'one a', height: 30 });
  });

  test('opened at a row of a line, at full speed: the line is broken at that row', async () => {
    await start();
    printer.faults.openCover({ rows: 40 });
    const host = await client();
    host.send(job('one'));
    await until(() => !printer.state().online);
    expect(printer.state().totals.rows).toBe(40);
    printer.faults.closeCover();
    await until(() => printer.slips.length === 1);
    expect(printer.slips[0]?.lines[1]).toMatchObject({ text: 'one b', interrupted: 10 });
    expect(paper()).toBe('one a\none b\n');
  });

  test('opened in a picture: no row is lost or doubled', async () => {
    await start();
    printer.faults.openCover({ rows: 30 });
    const rows = Array.from({ length: 60 }, (_, index) => index);
    const host = await client();
    host.send(GS, 'v0', 0, 1, 0, 60, 0, Uint8Array.from(rows), CUT);
    await until(() => !printer.state().online);
    expect(printer.state().totals.rows).toBe(30);
    printer.faults.closeCover();
    await until(() => printer.slips.length === 1);
    const dots = printer.slips[0]?.lines.flatMap((line) => (line.kind === 'raster' ? [...line.bitmap] : []));
    expect(dots).toEqual(rows);
  });
});

describe('head and knife', () => {
  test('a hot head waits until it is cool', async () => {
    await start();
    printer.faults.headHot({ rows: 30 });
    const host = await client();
    host.send(job('one'));
    await arrived(job('one').length);
    expect(paper()).toBe('one a\n');
    printer.faults.headCool();
    expect(paper()).toBe('one a\none b\n');
    expect(printer.slips).toHaveLength(1);
  });

  test('a stuck knife stops at the cut; DLE ENQ 1 tries again in vain until it is free', async () => {
    await start();
    printer.faults.cutterJam();
    const host = await client();
    host.send(job('one'));
    await until(() => !printer.state().online);
    host.send(DLE, 0x04, 3);
    expect((await host.hears(1)).toString('hex')).toBe('1a');
    host.send(DLE, 0x05, 1, DLE, 0x04, 3);
    expect((await host.hears(2)).toString('hex')).toBe('1a1a');
    expect(printer.slips).toHaveLength(0);
    printer.faults.clearCutter();
    expect(printer.slips).toHaveLength(1);
  });
});

describe('power', () => {
  test.each([
    ['rst', 'ECONNRESET'],
    ['fin', 'fin'],
  ] as const)('lost at a byte, connection ends by %s', async (mode, ending) => {
    await start();
    const at = { bytes: job('one').length + 6 };
    printer.faults.powerOff({ at, mode });
    const host = await client();
    host.send(job('one'), job('two'));
    await until(() => host.ending() !== undefined);
    expect(host.ending()).toBe(ending);
    expect(paper()).toBe('one a\none b\ntwo a\n');
    await expect(dial(port)).rejects.toThrow('ECONNREFUSED');
    await printer.faults.powerOn();
    await print(printer, port, job('three'));
    expect(printer.slips.at(-1)?.text).toBe('two a\nthree a\nthree b\n');
  });

  test('lost silently: the host hears nothing, not even an end', async () => {
    await start();
    const host = await client();
    host.send('x\n');
    await arrived(2);
    printer.faults.powerOff({ mode: 'silence' });
    host.send('y\n');
    await printer.faults.powerOn();
    const other = await client();
    other.send(DLE, 0x04, 1);
    await other.hears(1);
    // The printer is back and knows nothing of the old connection: what comes on it is answered with a reset.
    await until(() => host.ending() !== undefined);
    expect(host.ending()).toBe('ECONNRESET');
    expect(paper()).toBe('x\n');
  });

  test('lost at a dot row: the line is broken there and the buffer is gone', async () => {
    await start();
    printer.faults.powerOff({ at: { rows: 40 } });
    const host = await client();
    host.send(job('one'));
    await until(() => host.ending() !== undefined);
    expect(paper()).toBe('one a\n');
    await printer.faults.powerOn();
    await print(printer, port, job('two'));
    expect(printer.slips[0]?.lines[1]).toMatchObject({ text: 'one b', interrupted: 10 });
    expect(printer.slips[0]?.text).toBe('one a\ntwo a\ntwo b\n');
  });

  test('comes back with defaults: style, page and automatic status are gone', async () => {
    await start();
    const host = await client();
    host.send(ESC, 't', 19, ESC, 'E', 1, GS, 'a', 0xff);
    await host.hears(4);
    printer.faults.powerOff();
    await printer.faults.powerOn();
    const other = await client();
    other.send(0xd5, '\n', GS, 'r', 1);
    await other.hears(1);
    printer.faults.openCover();
    printer.faults.closeCover();
    other.send(GS, 'r', 1);
    expect((await other.hears(2)).toString('hex')).toBe('0000');
    // Byte D5 is € on page 19 and a box corner on page 0.
    expect(printer.hangingText()).toBe('╒\n');
  });

  test('DLE DC4 2 switches it off', async () => {
    await start();
    const host = await client();
    host.send(DLE, 0x14, 2, 1, 8);
    await until(() => host.ending() !== undefined);
    expect(printer.state().powered).toBe(false);
  });
});

describe('interrupted commands', () => {
  const half = bytes(GS, 'v0', 0, 2, 0, 4, 0, 0xff, 0xff);

  test('a picture cut short eats what the next connection sends', async () => {
    await start();
    await print(printer, port, half);
    await print(printer, port, 'abcdefgh\n', CUT);
    expect(printer.ledger.find((entry) => entry.kind === 'error')).toMatchObject({
      message: expect.stringContaining('left unfinished'),
    });
    expect(printer.slips[0]?.text).toBe('[image 16x4]\ngh\n');
  });

  test('DLE DC4 8 gets it out', async () => {
    await start();
    await print(printer, port, half);
    const host = await client();
    host.send(bytes(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8));
    await host.hears(3);
    host.send(job('one'));
    await until(() => printer.slips.length === 1);
    expect(printer.slips[0]?.text).toBe('[image 16x1]\none a\none b\n');
  });

  test('so does a flood of NUL', async () => {
    await start({ profile: 'clone' });
    await print(printer, port, half, new Uint8Array(8192), job('one'));
    expect(printer.slips[0]?.text).toBe('[image 16x4]\none a\none b\n');
  });

  test('some printers forget it with the connection', async () => {
    await start({ parserResetPerSession: true });
    await print(printer, port, half);
    await print(printer, port, job('one'));
    expect(printer.slips[0]?.text).toBe('[image 16x1]\none a\none b\n');
  });
});

describe('network', () => {
  test('a cut connection loses nothing that has arrived', async () => {
    await start();
    printer.faults.cutConnection({ at: { bytes: 4 }, mode: 'rst' });
    const host = await client();
    host.send(job('one'));
    await until(() => host.ending() !== undefined);
    printer.faults.openCover();
    expect(printer.state()).toMatchObject({ powered: true, totals: { bytes: 4 } });
    printer.faults.closeCover();
    await print(printer, port, '\n', CUT);
    expect(printer.slips[0]?.text).toBe('one\n');
  });

  test('refused while asked, welcome after', async () => {
    await start();
    await printer.faults.refuse(true);
    await expect(dial(port)).rejects.toThrow('ECONNREFUSED');
    await printer.faults.refuse(false);
    await print(printer, port, job('one'));
    expect(printer.slips).toHaveLength(1);
  });

  test('accepted and never read: the host learns nothing', async () => {
    await start();
    printer.faults.acceptNeverRead(true);
    const host = await client();
    host.send(DLE, 0x04, 1, job('one'));
    printer.faults.acceptNeverRead(false);
    await print(printer, port, job('two'));
    expect(host.heard()).toHaveLength(0);
    expect(paper()).toBe('two a\ntwo b\n');
  });

  test('stalled: nothing is printed until it goes on', async () => {
    await start();
    const host = await client();
    host.send('a\n');
    await until(() => printer.hangingText() === 'a\n');
    printer.faults.stall(true);
    host.send('b\n');
    await until(() => host.socket.writableLength === 0);
    expect(printer.hangingText()).toBe('a\n');
    printer.faults.stall(false);
    await until(() => printer.hangingText() === 'a\nb\n');
  });

  test('faults that wait can be called off', async () => {
    await start();
    printer.faults.paperOutAfterSlips(1);
    printer.faults.powerOff({ at: { bytes: 3 } });
    printer.faults.disarm();
    await print(printer, port, job('one'));
    expect(printer.state()).toMatchObject({ online: true, powered: true });
  });
});
