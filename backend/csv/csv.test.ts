import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { neutralise, restore } from './formula.ts';
import { readTable, type Table } from './read-table.ts';
import { dialectOf, writeTable } from './write-table.ts';

const words = 'Nome;Prezzo\r\nCaffè d’orzo;1,20 €\r\n';

const little = Buffer.from(words, 'utf16le');
const big = Buffer.from(little).swap16();
const western = Buffer.from(words.replace('’', '\u0092').replace('€', '\u0080'), 'latin1');

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(words)],
    ['utf-8', Buffer.from(`\ufeff${words}`)],
    ['utf-16le', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['utf-16le', little],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ['utf-16be', big],
    ['windows-1252', western],
  ])('%s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: words, encoding });
  });

  test('what is no text is said to be none', () => {
    expect(decode(Buffer.from('PK\u0003\u0004 and so on'))).toEqual({ refused: 'workbook' });
    expect(decode(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toEqual({ refused: 'workbook' });
    expect(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff, 1]))).toEqual({ refused: 'not-text' });
    expect(decode(Buffer.from('name,price\0,x'))).toEqual({ refused: 'not-text' });
  });
});

describe('formulas', () => {
  test.each(['=1+1', '+39 055', '-2', '@SUM(A1)', '\tx', '＝1'])('%j does not run', (cell) => {
    expect(neutralise(cell)).toBe(`'${cell}`);
  });

  test('an apostrophe of a name is nobody’s formula', () => {
    expect(neutralise("'Nduja")).toBe("'Nduja");
    expect(restore("'Nduja")).toBe("'Nduja");
  });

  test('whatever was neutralised comes back', () => {
    const nasty = fc.stringMatching(/^['=+\-@\t\r]{0,4}.{0,5}$/u);
    fc.assert(fc.property(fc.oneof(nasty, fc.string()), (cell) => restore(neutralise(cell)) === cell));
  });
});

describe('tables', () => {
  const rowsOf = (text: string, max = 10) => readTable(text, max) as Table;

  test('comma, semicolon, tab, and Excel’s own line that says which', () => {
    expect(rowsOf('a,b\n1,2')).toMatchObject({ separator: ',', rows: [{ line: 2, cells: ['1', '2'] }] });
    expect(rowsOf('"a,c";b\n1,5;2')).toMatchObject({ separator: ';', header: ['a,c', 'b'] });
    expect(rowsOf('a\tb\n1;5\t2')).toMatchObject({ separator: '\t', rows: [{ cells: ['1;5', '2'] }] });
    expect(rowsOf('sep=;\na,a;b\n1;2')).toMatchObject({ separator: ';', rows: [{ line: 3 }] });
  });

  test('a row is where an editor shows it, behind empty lines and cells of several lines', () => {
    const { rows } = rowsOf('a,b\r\n\r\n"one\r\ntwo",2\r\n,\r\nx,y\r\n');
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [3, 'one\r\ntwo'],
      [6, 'x'],
    ]);
  });

  test.each([
    ['empty', ''],
    ['empty', 'name,price\n'],
    ['quotes', 'a,b\n"never closed,2\n'],
    ['quotes', 'a,b\nx"y,2\n'],
    ['long-row', `a,b\n${'x'.repeat(30_000)},2\n`],
    ['long-row', `a,b\n"${'x\n'.repeat(30_000)}`],
    ['too-many-rows', `a,b\n${'x,1\n'.repeat(11)}`],
  ])('%s', (refused, text) => {
    expect(readTable(text, 10)).toMatchObject({ refused });
  });

  test('a hundred thousand rows are refused before they are read', () => {
    const text = `a,b\n${'x,1\n'.repeat(100_000)}`;
    const start = performance.now();
    expect(readTable(text, 2000)).toEqual({ refused: 'too-many-rows', line: 2002 });
    // Reading all of them takes ten times as long; the tills wait meanwhile.
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('what is written is read again, to the letter', () => {
    const cell = fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.stringMatching(/^[ '=+\-@";,\n\t|]{0,5}$/u))
      .filter((text) => !/[\0\r\ufeff]/u.test(text) && text !== '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('it' as const, 'en' as const),
        (rows, language) => {
          const bytes = Buffer.from(writeTable([['one', 'two'], ...rows], dialectOf(language)));
          const decoded = decode(bytes);
          const table = 'text' in decoded ? readTable(decoded.text, 100) : undefined;
          expect(table).toMatchObject({ header: ['one', 'two'], rows: rows.map((cells) => ({ cells })) });
        },
      ),
    );
  });
});
