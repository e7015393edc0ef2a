import fc from 'fast-check';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { plainStyle } from './modes.ts';
import { bitmapToPng } from './png.ts';
import { toSvg, xmlText } from './to-svg.ts';
import { toText } from './to-text.ts';
import type { SlipLine, TextLine } from './types.ts';

const line = (text: string, more: Partial<TextLine> = {}): TextLine => ({
  kind: 'text',
  top: 0,
  height: 30,
  text,
  align: 'left',
  spans: [{ text, x: 0, width: text.length * 12, style: plainStyle }],
  ...more,
});

const svgOf = (...lines: SlipLine[]): string => toSvg({ number: 7, lines, rows: 300, widthDots: 576 });

describe('the picture of a slip', () => {
  test('keeps every run in its columns, spaces included', () => {
    const svg = svgOf(line('2 Trofie   18,00'));
    expect(svg).toContain('xml:space="preserve"');
    expect(svg).toContain('textLength="192"');
    expect(svg).toContain('>2 Trofie   18,00</text>');
  });

  test('is as wide as the paper', () => {
    expect(svgOf(line('x'))).toContain('width="80mm"');
    expect(toSvg({ number: 1, lines: [], rows: 0, widthDots: 384 })).toContain('width="58mm"');
  });

  test('magnifies by scaling the cell', () => {
    const spans = [{ text: 'AB', x: 0, width: 48, style: { ...plainStyle, wide: 2, tall: 3 } }];
    expect(svgOf(line('AB', { spans }))).toContain('scale(2 3)" font-size="20" textLength="24"');
  });

  test('shows only the rows of a broken line that came out', () => {
    expect(svgOf(line('half', { interrupted: 9, height: 9 }))).toMatch(
      /<svg x="0" y="0" width="576" height="9" viewBox="0 0 576 9"><text/,
    );
  });

  test('carries pictures in itself', () => {
    const bitmap = Uint8Array.of(0xff, 0x81);
    const svg = svgOf({ kind: 'raster', top: 0, height: 2, x: 0, width: 8, bitmap });
    const data = Buffer.from(/base64,([^"]+)"/.exec(svg)?.[1] ?? '', 'base64');
    expect(data.equals(bitmapToPng(bitmap, 8, [0x1d, 0x1b, 0x1a]))).toBe(true);
    const from = data.indexOf('IDAT') + 4;
    const size = data.readUInt32BE(from - 8);
    // One filter byte before each row.
    expect([...inflateSync(data.subarray(from, from + size))]).toEqual([0, 0xff, 0, 0x81]);
  });

  test('draws a QR module by module', () => {
    const modules = [
      [true, true, false],
      [false, false, true],
    ];
    const svg = svgOf({ kind: 'qr', top: 10, height: 8, x: 4, content: 'x', ecc: 'L', moduleDots: 4, modules });
    expect(svg).toContain('M4 10h8v4h-8zM12 14h4v4h-4z');
  });
});

describe('hostile text', () => {
  test('cannot leave its element', () => {
    const svg = svgOf(line(`</text><script>alert(1)</script>"'&`));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;');
  });

  test('never makes an invalid character or a tag, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
        const text = String.fromCodePoint(...codes);
        const safe = xmlText(text);
        expect(safe).not.toMatch(/[<>"']|&(?!#\d+;)/);
        expect(safe).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(safe.isWellFormed()).toBe(true);
      }),
    );
    expect(xmlText('a\ud800b\u0000')).toBe('a\ufffdb\ufffd');
  });
});

describe('the text of a slip', () => {
  test('is what can be read: no half lines, pictures by their content, no blank end', () => {
    const at = { top: 0, height: 60 };
    const qr = { kind: 'qr', ...at, x: 0, content: 'https://x/à', ecc: 'L', moduleDots: 4, modules: [] } as const;
    expect(
      toText([line('one   '), line('two', { interrupted: 3 }), { kind: 'feed', ...at }, qr, { kind: 'feed', ...at }]),
    ).toBe('one\n\n\n[QR https://x/à]\n');
    expect(toText([])).toBe('');
  });
});
