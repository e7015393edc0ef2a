import { afterEach, describe, expect, test } from 'vitest';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulator } from './create-emulator.ts';
import { createManualClock } from './clock.ts';
import type { PrinterEmulatorOptions } from './options.ts';
import { bytes, CUT, dial, DLE, ESC, GS, until } from './testing/print.ts';
import type { Client } from './testing/print.ts';

let printer: PrinterEmulator;
let client: Client;

async function connected(options: PrinterEmulatorOptions = {}): Promise<Client> {
  printer = createPrinterEmulator(options);
  client = await dial((await printer.start()).port);
  return client;
}

afterEach(async () => {
  client.close();
  await printer.stop();
});

const eot = (n: number): Buffer => bytes(DLE, 0x04, n);
const id = (name: string): Buffer => bytes(GS, '(H', 6, 0, 0x30, 0x30, name);
const hexOf = async (count: number): Promise<string> => (await client.hears(count)).toString('hex');

/** Everything sent before it has been executed when this answer is there. */
const barrier = bytes(GS, 'r', 1);

describe('DLE EOT', () => {
  test.each([
    ['well', () => {}, '12121212'],
    ['cover open', () => printer.faults.openCover(), '1a161212'],
    ['paper low', () => printer.faults.paperLow(), '1212121e'],
    ['paper out', () => printer.faults.paperOut(), '1a32127e'],
    ['head hot', () => printer.faults.headHot(), '1a525212'],
    ['drawer open', () => printer.faults.drawer(true), '16121212'],
  ])('%s', async (_name, strike, expected) => {
    await connected();
    strike();
    client.send(eot(1), eot(2), eot(3), eot(4));
    expect(await hexOf(4)).toBe(expected);
  });

  test('is answered inside a picture, whose dots are kept as they are', async () => {
    await connected();
    client.send(GS, 'v0', 0, 3, 0, 1, 0, eot(4), CUT);
    expect(await hexOf(1)).toBe('12');
    await until(() => printer.slips.length === 1);
    const block = printer.slips[0]?.lines[0];
    expect(block?.kind === 'raster' && [...block.bitmap]).toEqual([0x10, 0x04, 0x04]);
  });

  test('reaches a printer that has stopped printing', async () => {
    await connected();
    printer.faults.paperOut();
    client.send('waits\n', eot(2));
    expect(await hexOf(1)).toBe('32');
    expect(printer.hangingText()).toBe('');
  });
});

describe('automatic status', () => {
  test('answers at once, with bit 4, then on every change', async () => {
    await connected();
    client.send(GS, 'a', 0x0f);
    expect(await hexOf(4)).toBe('10000000');
    printer.faults.openCover();
    expect(await hexOf(8)).toBe('1000000038000000');
    printer.faults.closeCover();
    printer.faults.paperLow();
    expect(await hexOf(16)).toBe('10000000380000001000000010000300');
  });

  test('tells only the groups that were asked for', async () => {
    await connected();
    client.send(GS, 'a', 0x08);
    await client.hears(4);
    printer.faults.headHot();
    printer.faults.headCool();
    printer.faults.paperLow();
    expect(await hexOf(8)).toBe('1000000010000300');
  });

  test('is off after ESC @', async () => {
    await connected();
    client.send(GS, 'a', 0xff, ESC, '@', barrier);
    expect(await hexOf(5)).toBe('1000000000');
    printer.faults.paperLow();
    client.send(barrier);
    expect(await hexOf(6)).toBe('100000000003');
  });

  test('is off for the next connection', async () => {
    await connected();
    client.send(GS, 'a', 0xff);
    await client.hears(4);
    client.close();
    await until(() => printer.state().printing === null);
    client = await dial((await printer.start()).port);
    printer.faults.paperLow();
    client.send(barrier);
    expect(await hexOf(1)).toBe('03');
    expect(printer.ledger.filter((entry) => entry.kind === 'reply-lost')).toEqual([]);
  });
});

describe('process ids', () => {
  test('come back when the lines before them are printed', async () => {
    await connected();
    client.send('text\n', id('0001'), 'more', id('0002'));
    expect(await hexOf(7)).toBe('37223030303100');
    client.send(barrier);
    expect(await hexOf(8)).toBe('3722303030310000');
    client.send('\n');
    expect((await client.hears(15)).subarray(8).toString('latin1')).toBe('7"0002\0');
  });

  test('take the time that the paper takes', async () => {
    const clock = createManualClock();
    // 30 dot rows at 100 mm/s = 37.5 ms a line.
    await connected({ clock, mmPerSecond: 100 });
    client.send('one\ntwo\n', id('ABCD'), eot(1));
    await client.hears(1);
    clock.advance(74);
    client.send(eot(1));
    expect(await hexOf(2)).toBe('1212');
    clock.advance(1);
    expect((await client.hears(9)).subarray(2).toString('latin1')).toBe('7"ABCD\0');
  });

  test('are dropped when the buffer is cleared', async () => {
    await connected();
    printer.faults.paperOut();
    client.send('text\n', id('0001'), bytes(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8));
    expect(await hexOf(3)).toBe('372500');
    printer.faults.loadPaper();
    client.send('after\n', id('0002'));
    expect((await client.hears(10)).subarray(3).toString('latin1')).toBe('7"0002\0');
    expect(printer.hangingText()).toBe('after\n');
  });

  test('are dropped with the line they wait for', async () => {
    await connected();
    client.send('text', id('0001'));
    await until(() => printer.ledger.some((entry) => entry.kind === 'process-id'));
    client.send(bytes(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8), '\n', barrier);
    expect(await hexOf(4)).toBe('37250000');
  });

  test('an id that is not four printable characters is an error, not an answer', async () => {
    await connected();
    client.send(GS, '(H', 6, 0, 0x30, 0x30, 'ab\x07d', barrier);
    expect(await hexOf(1)).toBe('00');
    expect(printer.ledger.some((entry) => entry.kind === 'error')).toBe(true);
  });
});

describe('GS r', () => {
  test('waits until the printer is back online', async () => {
    await connected();
    printer.faults.openCover();
    client.send('line\n', barrier, eot(1));
    expect(await hexOf(1)).toBe('1a');
    printer.faults.closeCover();
    expect(await hexOf(2)).toBe('1a00');
    expect(printer.hangingText()).toBe('line\n');
  });
});

describe('profiles', () => {
  const ask = async (profile: PrinterEmulatorOptions['profile']) => {
    await connected({ ...(profile && { profile }) });
    client.send(GS, 'I', 0x42, GS, 'a', 0xff, barrier, id('0042'), '\n', eot(1), CUT);
    await until(() => printer.slips.length > 0 || printer.ledger.some((entry) => entry.kind === 'cut'));
    client.socket.end();
    await until(() => client.ending() !== undefined);
    return { heard: client.heard().toString('latin1'), text: printer.slips[0]?.text ?? '' };
  };

  test('epson answers all', async () => {
    expect(await ask('epson')).toEqual({ heard: '\x12_EPSON\0\x10\0\0\0\x007"0042\0', text: '' });
  });

  test('bixolon and star know no process id', async () => {
    expect(await ask('bixolon')).toEqual({ heard: '\x12_BIXOLON\0\x10\0\0\0\x00', text: '' });
    await printer.stop();
    expect(await ask('star')).toEqual({ heard: '\x12_STAR\0\x10\0\0\0\x00', text: '' });
  });

  test('a clone answers DLE EOT only, and prints the process id', async () => {
    expect(await ask('clone')).toEqual({ heard: '\x12', text: '000042\n' });
  });

  test('a mute one answers nothing and prints', async () => {
    expect(await ask('mute')).toEqual({ heard: '', text: '' });
  });
});

describe('real-time commands', () => {
  test('DLE ENQ 2 clears what waits and the error', async () => {
    await connected();
    printer.faults.cutterJam();
    client.send('one\n', CUT, 'two\n');
    await until(() => !printer.state().online);
    client.send(eot(3));
    expect(await hexOf(1)).toBe('1a');
    printer.faults.clearCutter();
    await until(() => printer.hangingText() === 'two\n');
    expect(printer.slips.map((slip) => slip.text)).toEqual(['one\n']);
    printer.faults.cutterJam();
    client.send(CUT, 'three\n');
    await until(() => !printer.state().online);
    client.send(eot(2), bytes(DLE, 0x05, 2), 'four\n', barrier);
    expect(await hexOf(3)).toBe('1a5200');
    expect(printer.hangingText()).toBe('two\n\n\n\nfour\n');
  });

  test('a drawer pulse works at once, and not when it was switched off', async () => {
    await connected();
    client.send(DLE, 0x14, 1, 0, 2, GS, '(D', 3, 0, 20, 1, 0, barrier);
    await client.hears(1);
    client.send(DLE, 0x14, 1, 0, 2, barrier);
    await client.hears(2);
    expect(printer.ledger.filter((entry) => entry.kind === 'drawer')).toMatchObject([
      { pin: 2, onMs: 200, realTime: true },
    ]);
  });
});
