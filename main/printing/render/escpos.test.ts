import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { banner, cut, feed, pair, rule, text, type Block } from '../documents/model.ts';
import { layOut } from '../layout/lay-out.ts';
import { readBack } from '../testing/read-back.ts';
import { lineNeedsRaster, pageCharacters } from './code-page.ts';
import { encodeSlip } from './escpos.ts';
import { rasterLine } from './raster-line.ts';
import { withoutRealTimeCommands } from './real-time-scan.ts';
import { createThermalEncoder } from './thermal-encoder.ts';

const sink = { execute: (bytes: Buffer) => Promise.resolve(bytes), isPrinterConnected: () => Promise.resolve(true) };
const encode = (blocks: Block[], openDrawer = false): Buffer =>
  encodeSlip(layOut({ language: 'en', blocks }, 32), { openDrawer, rasterLine }, sink).bytes();

describe('golden bytes', () => {
  it('a small slip, byte for byte', () => {
    const bytes = encode([
      pair('7', 'A07', { width: 2, height: 2, bold: true }),
      text('Caffè € 1,20'),
      rule(),
      feed(1),
      cut,
    ]);
    expect(bytes.toString('hex').match(/.{1,64}/gu)).toMatchInlineSnapshot(`
      [
        "1b401d610e1b74131b45011d2111372020202020202020202020204130370a1b",
        "45001d2100436166668a20d520312c32300ac4c4c4c4c4c4c4c4c4c4c4c4c4c4",
        "c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c40a1b64011d564200",
      ]
    `);
  });

  it('starts every job from the same state: reset, status reports on again, page set', () => {
    expect(
      encode([text('x')])
        .subarray(0, 8)
        .toString('hex'),
    ).toBe('1b401d610e1b7413');
  });

  it('pulses the drawer whole, and only when asked', () => {
    expect(encode([text('x')], true).toString('hex')).toContain('1b700019fa');
    expect(readBack(encode([text('x')], true)).pulses).toBe(1);
    expect(readBack(encode([text('x')])).pulses).toBe(0);
  });

  it('leaves big type and inverse behind before feeding and cutting', () => {
    const hex = encode([banner('LATE'), cut]).toString('hex');
    expect(hex).toMatch(/0a1b45001d21001d42001d564200$/u);
  });
});

describe('PC858', () => {
  it('every character we send as text is one byte, the one an independent table gives', () => {
    for (const character of pageCharacters) {
      const encoder = createThermalEncoder(sink);
      encoder.print(character);
      expect([character, encoder.bytes().toString('hex')]).toEqual([
        character,
        iconv.encode(character, 'cp858').toString('hex'),
      ]);
      expect(encoder.bytes()).toHaveLength(1);
    }
  });

  it('the rest goes out as a picture, the whole line of it', () => {
    expect(lineNeedsRaster('Caffè € ½ Òò')).toBe(false);
    // A printer whose pages are others than the field agrees on.
    expect(lineNeedsRaster('Caffè', 'ascii')).toBe(true);
    expect(lineNeedsRaster('Caffe ~ 1', 'ascii')).toBe(false);
    for (const line of ['Łódź', '北京烤鸭', 'شاورما', 'Борщ', '🍕', 'שלום', 'e\u0323'])
      expect(lineNeedsRaster(line)).toBe(true);
    const back = readBack(encode([text('1 x Łódź'), text('plain')]));
    expect(back.slips).toEqual(['[picture]\nplain\n']);
    expect(back.pictures).toBe(1);
  });
});

describe('adapter', () => {
  it('hands the whole job to the sink once and answers what it answered', async () => {
    const got: Buffer[] = [];
    const encoder = createThermalEncoder({
      execute: (bytes: Buffer) => {
        got.push(bytes);
        return Promise.resolve({ taken: bytes.length });
      },
      isPrinterConnected: () => Promise.resolve(true),
    });
    encoder.print('abc');
    await expect(encoder.execute()).resolves.toEqual({ taken: 3 });
    expect(Buffer.concat(got).toString()).toBe('abc');
  });

  it('refuses an empty job, which would end the process inside the library', async () => {
    await expect(createThermalEncoder(sink).execute()).rejects.toThrow('empty');
  });
});

describe('pictures', () => {
  it('hold no real-time command, and lose no dot for it', () => {
    const risky = Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x14, 0x10, 0x10, 0x05, 0xff);
    const safe = withoutRealTimeCommands(risky);
    expect(Buffer.from(safe).toString('latin1')).not.toMatch(/\x10[\x04\x05\x14]/u);
    expect(safe.every((byte, index) => (byte & risky[index]!) === risky[index])).toBe(true);
  });

  it('draws every script: no two of these lines look the same, none is empty', () => {
    const samples = ['Łódź', '北京烤鸭', 'شاورما', 'Борщ', '🍕', 'שלום'];
    const style = { kind: 'line', width: 1, height: 1, bold: false, inverted: false } as const;
    const drawn = samples.map((sample) => Buffer.from(rasterLine({ ...style, text: sample }, 48)).toString('hex'));
    expect(new Set(drawn).size).toBe(samples.length);
    // 8 bytes of header, then dots: enough of them black to be a word.
    for (const picture of drawn) expect(picture.slice(16).replaceAll('0', '').length).toBeGreaterThan(40);
  });
});
