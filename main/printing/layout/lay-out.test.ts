import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../documents/sanitise.ts';
import { banner, pair, rule, text, type Block } from '../documents/model.ts';
import { columnsOf } from './char-width.ts';
import { layOut, type LaidOutLine } from './lay-out.ts';
import { wrap } from './wrap.ts';

const lines = (block: Block, columns: 32 | 42 | 48): LaidOutLine[] => [
  ...layOut({ language: 'en', blocks: [block] }, columns).lines,
];
const ink = (value: string): string => value.replace(/\s+/gu, '');

describe('columns of a text', () => {
  it.each([
    ['Gnocchi', 7],
    ['è', 1],
    ['e\u0301\u0323', 1],
    ['北京', 4],
    ['🍕', 2],
    ['👩‍🍳', 2],
    ['🇮🇹', 2],
    ['שלום', 4],
    ['ｶ', 1],
    ['', 0],
  ])('%s takes %i', (value, columns) => expect(columnsOf(value)).toBe(columns));
});

describe('wrapping', () => {
  it('breaks between words, indents what follows, cuts only what is longer than a line', () => {
    expect(wrap('2 x Tagliatelle ai funghi', 16, 4)).toEqual(['2 x Tagliatelle', 'ai funghi']);
    expect(wrap('2 x Donaudampfschifffahrt', 12, 4)).toEqual(['2 x', 'Donaudam', 'pfschiff', 'fahrt']);
    expect(wrap('', 12)).toEqual(['']);
  });

  it('never cuts inside what is one character to a reader', () => {
    expect(wrap('👩‍🍳👩‍🍳👩‍🍳', 4)).toEqual(['👩‍🍳👩‍🍳', '👩‍🍳']);
  });
});

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(' ', '北京烤鸭', 'שלום', '€'),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => sanitise(parts.join(' ')));
const size = fc.constantFrom(1 as const, 2 as const);
const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({
      value: words,
      width: size,
      height: size,
      hang: fc.integer({ min: 0, max: 8 }),
      indent: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ value, ...style }) => text(value, style)),
  fc.record({ value: words, width: size }).map(({ value, width }) => text(value, { width, align: 'center' })),
  fc
    .record({ left: words, right: words, width: size, hang: fc.integer({ min: 0, max: 8 }) })
    .map(({ left, right, ...style }) => pair(left, right, style)),
  words.map((value) => banner(value)),
  words.map((value) => banner(value, false)),
  fc.boolean().map(rule),
);

describe('layout', () => {
  it('never overflows a line and never loses a visible character, at any width', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom(32 as const, 42 as const, 48 as const), (block, columns) => {
        const laid = lines(block, columns);
        let all = '';
        for (const line of laid) {
          if (line.kind !== 'line') continue;
          expect(columnsOf(line.text) * line.width).toBeLessThanOrEqual(columns);
          all += line.text;
        }
        if (block.kind === 'text' || block.kind === 'banner') expect(ink(all)).toBe(ink(block.text));
        if (block.kind === 'pair') {
          const count = (value: string): string => Array.from(ink(value)).toSorted().join('');
          expect(count(all)).toBe(count(block.left + block.right));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps amounts at the right edge', () => {
    const [line] = lines(pair('2 x Gnocchi', '17,00'), 32);
    expect(line).toMatchObject({ text: `2 x Gnocchi${' '.repeat(16)}17,00` });
    expect(lines(pair('TOTAL', '€ 17,00', { width: 2 }), 32)[0]).toMatchObject({ text: 'TOTAL    € 17,00' });
  });
});
