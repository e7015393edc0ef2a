import { afterEach, describe, expect, test } from 'vitest';
import type { PrinterEmulator } from './create-emulator.ts';
import { createPrinterEmulator } from './create-emulator.ts';
import type { PrinterEmulatorOptions } from './options.ts';
import { bytes, CUT, ESC, FS, GS, LF, print } from './testing/print.ts';
import type { TextLine } from './types.ts';

let printer: PrinterEmulator | undefined;
afterEach(() => printer?.stop());

type Job = readonly (number | string | Uint8Array)[];

/** What one job puts on paper. */
async function slipOf(job: Job, options: PrinterEmulatorOptions = {}) {
  printer = createPrinterEmulator(options);
  const { port } = await printer.start();
  await print(printer, port, ...job, CUT);
  const slip = printer.slips[0];
  if (!slip) throw new Error('nothing came out');
  return slip;
}

const textOf = async (job: Job, options?: PrinterEmulatorOptions) => (await slipOf(job, options)).text;

describe('text', () => {
  test('lines come out as sent, in order, with blank lines between', async () => {
    expect(await textOf(['one\n\nthree\r\n', ESC, 'd', 2, 'five'])).toBe('one\n\nthree\n\n\nfive\n');
  });

  test('a line longer than the paper goes on in the next one', async () => {
    expect(await textOf(['x'.repeat(50), LF])).toBe(`${'x'.repeat(48)}\nxx\n`);
    await printer?.stop();
    expect(await textOf(['x'.repeat(50), LF], { columns: 32 })).toBe(`${'x'.repeat(32)}\n${'x'.repeat(18)}\n`);
  });

  test('double width takes two columns a character and wraps at half', async () => {
    const slip = await slipOf([GS, '!', 0x10, 'y'.repeat(30), LF]);
    expect(slip.text).toBe(`${'y'.repeat(24)}\n${'y'.repeat(6)}\n`);
    const line = slip.lines[0] as TextLine;
    expect(line.spans[0]).toMatchObject({ x: 0, width: 576, style: { wide: 2, tall: 1 } });
  });

  test('alignment moves the line to where it is on paper', async () => {
    expect(await textOf([ESC, 'a', 1, 'mid\n', ESC, 'a', 2, 'end\n', ESC, 'a', 0, 'left\n'])).toBe(
      `${' '.repeat(22)}mid\n${' '.repeat(45)}end\nleft\n`,
    );
  });

  test('ESC a in the middle of a line does nothing and is reported', async () => {
    const slip = await slipOf(['abc', ESC, 'a', 1, 'def\n']);
    expect(slip.text).toBe('abcdef\n');
    expect(slip.errors).toEqual(['ESC a in the middle of a line is ignored']);
  });

  test('tabs, absolute and relative positions', async () => {
    expect(await textOf(['a\tb', ESC, '$', 0xf0, 0, 'c', ESC, '\\', 24, 0, 'd\n'])).toBe('a       b           c  d\n');
  });

  test('a position beyond the paper is ignored', async () => {
    expect(await textOf(['a', ESC, '$', 0xff, 0x7f, 'b', ESC, '\\', 0x00, 0x80, 'c\n'])).toBe('abc\n');
  });

  test('margin and print area of GS L and GS W', async () => {
    const job = [GS, 'L', 48, 0, GS, 'W', 120, 0, ESC, 'a', 2, 'right\n', ESC, 'a', 0, '12345678901\n'];
    expect(await textOf(job)).toBe('         right\n    1234567890\n    1\n');
  });
});

describe('style', () => {
  const styleOf = async (...job: Job) => ((await slipOf([...job, 'x\n'])).lines[0] as TextLine).spans[0]?.style;

  test.each([
    ['ESC E', [ESC, 'E', 1], { bold: true }],
    ['ESC -', [ESC, '-', 2], { underline: 2 }],
    ['GS B', [GS, 'B', 1], { inverse: true }],
    ['ESC {', [ESC, '{', 1], { upsideDown: true }],
    ['ESC M', [ESC, 'M', 1], { font: 'B' }],
    ['GS ! both', [GS, '!', 0x21], { wide: 3, tall: 2 }],
    ['ESC ! all', [ESC, '!', 0xb9], { font: 'B', bold: true, wide: 2, tall: 2, underline: 1 }],
    ['ESC ! clears what ESC E set', [ESC, 'E', 1, ESC, '!', 0x10], { bold: false, tall: 2 }],
    ['ESC @ clears all', [ESC, 'E', 1, GS, '!', 0x11, ESC, '@'], { bold: false, wide: 1, tall: 1 }],
  ])('%s', async (_name, job, expected) => {
    expect(await styleOf(...job)).toMatchObject(expected);
  });

  test('a tall line takes its height of paper', async () => {
    const slip = await slipOf([GS, '!', 0x03, 'tall\n', GS, '!', 0, 'flat\n']);
    expect(slip.lines.map((line) => line.height).slice(0, 2)).toEqual([96, 30]);
  });
});

describe('code pages', () => {
  test('a page stays until the next ESC t', async () => {
    expect(await textOf([ESC, 't', 19, 0xd5, ESC, 't', 16, 0x80, ESC, 't', 17, 0x80, LF])).toBe('€€А\n');
  });

  test('the same number is another page on another printer', async () => {
    const job = [ESC, 't', 23, 0xc1, LF];
    expect(await textOf(job, { profile: 'clone' })).toBe('Б\n');
    await printer?.stop();
    const slip = await slipOf(job, { profile: 'epson' });
    expect(slip.text).toBe('\uFFFD\n');
    expect(slip.errors).toContain('ESC t 23: this printer has no such code page');
  });

  test('ESC R changes ASCII signs', async () => {
    expect(await textOf([ESC, 'R', 6, '@[{|}\n'])).toBe('@°àòè\n');
  });

  test('kanji mode reads two bytes a character, and only until it ends', async () => {
    const job = [FS, '&', 0xb1, 0xb1, 0xbe, 0xa9, FS, '.', 'ok\n'];
    expect(await textOf(job, { profile: 'clone' })).toBe('北京ok\n');
  });
});

describe('pictures and symbols', () => {
  const raster = bytes(GS, 'v0', 0, 2, 0, 3, 0, 0xff, 0x00, 0x81, 0x01, 0xff, 0x00);

  test('GS v 0 is kept dot for dot', async () => {
    const [block] = (await slipOf([raster])).lines;
    expect(block).toMatchObject({ kind: 'raster', x: 0, width: 16, height: 3 });
    expect(block?.kind === 'raster' && [...block.bitmap]).toEqual([0xff, 0x00, 0x81, 0x01, 0xff, 0x00]);
  });

  test('GS v 0 in double size', async () => {
    const [block] = (await slipOf([GS, 'v0', 3, 1, 0, 1, 0, 0x81])).lines;
    expect(block?.kind === 'raster' && [...block.bitmap]).toEqual([0xc0, 0x03, 0xc0, 0x03]);
  });

  test('GS ( L stores and prints', async () => {
    const store = [GS, '(L', 12, 0, 48, 112, 48, 1, 1, 49, 8, 0, 2, 0, 0xaa, 0x55];
    const [block] = (await slipOf([...store, GS, '(L', 2, 0, 48, 50])).lines;
    expect(block?.kind === 'raster' && [...block.bitmap]).toEqual([0xaa, 0x55]);
  });

  test('ESC * stands on the line', async () => {
    const [block] = (await slipOf([ESC, '*', 33, 1, 0, 0x80, 0x00, 0x01, LF])).lines;
    expect(block).toMatchObject({ kind: 'raster', width: 1 });
    expect(block?.kind === 'raster' && [...block.bitmap].map((byte) => byte >> 7)).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  test('a QR code keeps its content, size and correction', async () => {
    const content = bytes('https://kiosk.example/t/A01?x=', Buffer.from('è', 'utf8'));
    const job = [
      ...[GS, '(k', 4, 0, 49, 65, 50, 0],
      ...[GS, '(k', 3, 0, 49, 67, 5],
      ...[GS, '(k', 3, 0, 49, 69, 50],
      ...[GS, '(k', content.length + 3, 0, 49, 80, 48, content],
      ...[GS, '(k', 3, 0, 49, 81, 48],
    ];
    const slip = await slipOf(job);
    const [block] = slip.lines;
    expect(block).toMatchObject({ kind: 'qr', content: 'https://kiosk.example/t/A01?x=è', moduleDots: 5, ecc: 'Q' });
    expect(block?.kind === 'qr' && block.modules.length * 5).toBe(block?.height);
    expect(slip.text).toBe('[QR https://kiosk.example/t/A01?x=è]\n');
  });

  test('barcodes of both forms', async () => {
    const slip = await slipOf([GS, 'k', 2, '400638133393\0', GS, 'k', 73, 6, '{B', 'A-12']);
    expect(slip.text).toBe('[EAN13 4006381333931]\n[CODE128 A-12]\n');
    expect(slip.errors).toEqual([]);
  });
});

describe('paper', () => {
  test('each cut ends a slip that holds exactly its bytes', async () => {
    const first = bytes('one\n', CUT);
    const second = bytes('two\n', CUT);
    printer = createPrinterEmulator({});
    const { port } = await printer.start();
    await print(printer, port, first, second);
    expect(printer.slips.map((slip) => slip.text)).toEqual(['one\n', 'two\n']);
    expect(printer.slips.map((slip) => Buffer.from(slip.bytes).toString('latin1'))).toEqual([
      first.toString('latin1'),
      second.toString('latin1'),
    ]);
  });

  test('a cut of blank paper is no slip', async () => {
    printer = createPrinterEmulator({});
    const { port } = await printer.start();
    await print(printer, port, ESC, 'd', 5, CUT);
    expect(printer.slips).toEqual([]);
    expect(printer.ledger.find((entry) => entry.kind === 'cut')).toMatchObject({ slip: null });
  });

  test('a cut through the last lines is reported, one with enough feed is not', async () => {
    const early = await slipOf(['total\n', GS, 'V', 0]);
    expect(early.errors[0]).toMatch(/^cut \d+ dots too early/);
    await printer?.stop();
    const right = await slipOf(['total\n', ESC, 'd', 4, GS, 'V', 0]);
    expect(right.errors).toEqual([]);
  });

  test('drawer pulses are counted, with the connector and both times', async () => {
    const slip = await slipOf([ESC, 'p', 0, 25, 250, ESC, 'p', 49, 50, 50, 'x\n']);
    expect(slip.drawerPulses).toBe(2);
    expect(printer?.ledger.filter((entry) => entry.kind === 'drawer')).toMatchObject([
      { pin: 2, onMs: 50, offMs: 500 },
      { pin: 5, onMs: 100, offMs: 100 },
    ]);
  });

  test('the beep of clones is an unknown command elsewhere', async () => {
    expect((await slipOf([ESC, 'B', 3, 2, 'x\n'], { profile: 'clone' })).beeps).toBe(1);
    await printer?.stop();
    const slip = await slipOf([ESC, 'B', 3, 2, 'x\n'], { profile: 'epson' });
    expect([slip.beeps, slip.errors.length]).toEqual([0, 1]);
  });
});

describe('what nobody should send', () => {
  test('an unknown command is reported with its place and costs two bytes only', async () => {
    const slip = await slipOf(['ab', ESC, 0x7e, 'cd\n']);
    expect(slip.text).toBe('abcd\n');
    expect(printer?.ledger.find((entry) => entry.kind === 'error')).toMatchObject({
      message: 'ESC 7e: unknown command',
      offset: 2,
    });
  });

  test('an unknown GS ( command is skipped by its length', async () => {
    const slip = await slipOf([GS, '(Y', 3, 0, 'xyz', 'rest\n']);
    expect(slip.text).toBe('rest\n');
    expect(slip.errors).toEqual(['GS ( Y: unknown command, 3 bytes skipped']);
  });

  test('control bytes in text are recorded as runs', async () => {
    await slipOf(['a', 0, 0, 0, 0x07, 'b\n']);
    expect(printer?.ledger.filter((entry) => entry.kind === 'control')).toMatchObject([
      { byte: 0, count: 3, offset: 1 },
      { byte: 7, count: 1, offset: 4 },
    ]);
  });

  test('ESC @ throws a waiting line away and says so', async () => {
    const slip = await slipOf(['lost', ESC, '@', 'kept\n']);
    expect(slip.text).toBe('kept\n');
    expect(slip.errors).toEqual(['ESC @ threw away text that was not printed yet']);
  });

  test('the half drawer command of a known library pulses once and leaves a stray byte', async () => {
    await slipOf([ESC, 'p', 0, ESC, 'p', 1, 'x\n']);
    expect(printer?.ledger.filter((entry) => entry.kind === 'drawer')).toHaveLength(1);
    expect(printer?.ledger.find((entry) => entry.kind === 'control')).toMatchObject({ byte: 1 });
  });
});
