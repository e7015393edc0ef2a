import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digest } from './documents/digest.ts';
import { sanitise } from './documents/sanitise.ts';
import { clusters, columnsOf } from './layout/char-width.ts';
import { layOut } from './layout/lay-out.ts';
import { planConfirmed } from './plan-jobs.ts';
import { lineNeedsRaster } from './render/code-page.ts';
import { encodeSlip, type RasterLine } from './render/escpos.ts';
import { rasterLine } from './render/raster-line.ts';
import { someConfig, someItem, someOrder, someSettings } from './testing/fixtures.ts';
import { readBack } from './testing/read-back.ts';

const sink = { execute: (bytes: Buffer) => Promise.resolve(bytes), isPrinterConnected: () => Promise.resolve(true) };
const attacks = fc.constantFrom(
  '\x1bp\x00\x19\xfa',
  '\x1dV\x00',
  '\x1d(H\x06\x0000aaaa',
  '\x1dv0\x00\xff\xff\xff\xff',
  '\x10\x14\x01\x00\x05',
  '\x10\x05\x02',
  '\x1b@',
  '\x1bt\x02',
  '\x00',
  '\x7f',
  '\u0090',
  '\u202e',
  '\u2066',
  '\n\n\n',
  '\r',
);
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: attacks },
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'x'.repeat(300),
          'è€'.repeat(100),
          '北京'.repeat(80),
          'a\u0301\u0323\u0330'.repeat(50),
        ),
      },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const config = someConfig({ settings: someSettings({ pickupTicket: 'with-receipt', pickupPerLine: true }) });
const ink = (value: string): string => value.replace(/\s+/gu, '');
const orderOf = (name: string, notes: string, customer: string) =>
  someOrder(1, { customer, table: name, paymentMethod: 'CARD', orderItems: [someItem('1', { name, notes })] });

const check = (
  raster: RasterLine,
  columns: 32 | 42 | 48,
  [name, notes, customer]: readonly [string, string, string],
): number => {
  const { jobs } = planConfirmed(orderOf(name, notes, customer), config);
  const late = { body: jobs[0]!.body, jobId: '001', lateMinutes: 20, meantFor: name };
  const gathered = { document: 'digest', body: digest('en', [late]) } as const;
  // On wider paper the tickets and receipts alone: nothing is tighter there, and 5,000 of each take their time.
  const documents = columns === 32 ? [...jobs, gathered] : jobs.filter(({ document }) => document !== 'pickup-ticket');
  for (const { document, body } of documents) {
    const slip = layOut(body, columns);
    const lines = slip.lines.filter((line) => line.kind === 'line');
    expect(lines.filter((line) => columnsOf(line.text) * line.width > columns)).toEqual([]);
    const all = ink(lines.map((line) => line.text).join(''));
    // A pickup ticket says table and dish, and nothing of what the kitchen was told.
    const said = document === 'pickup-ticket' ? [name] : [name, notes, customer];
    // One assertion for all of them: ten of them a line would take longer than all the rest.
    const words = said.flatMap((text) => sanitise(text).split(' ').map(ink));
    expect(words.filter((word) => !all.includes(word))).toEqual([]);
    const paper = readBack(encodeSlip(slip, { openDrawer: false, rasterLine: raster }, sink).bytes());
    expect(paper.pulses).toBe(0);
    expect(paper.slips).toHaveLength(1);
    expect(paper.widest).toBeLessThanOrEqual(columns);
    expect(paper.pictures).toBe(lines.filter((line) => lineNeedsRaster(line.text)).length);
    const shown = lines.filter((line) => !lineNeedsRaster(line.text)).map((line) => ink(line.text));
    expect(ink(paper.slips[0] ?? '').replaceAll('[picture]', '')).toBe(shown.join(''));
  }
  return documents.length;
};

// Drawing 5,000 random slips takes minutes; what is drawn is another matter than what is sent around it.
const oneDot: RasterLine = () => Uint8Array.of(0x1d, 0x76, 0x30, 0, 1, 0, 1, 0, 0x80);

it('5,000 hostile names and notes pulse nothing, cut nothing, overflow nothing and lose nothing', () => {
  fc.assert(
    fc.property(
      hostile,
      hostile,
      hostile,
      fc.constantFrom(32 as const, 42 as const, 48 as const),
      (name, notes, customer, columns) => void check(oneDot, columns, [name, notes, customer]),
    ),
    { numRuns: 5000 },
  );
}, 300_000);

it('the same with real pictures, which hold no real-time command', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      check(rasterLine, 48, [name, '', '']);
      const style = { kind: 'line', width: 2, height: 2, bold: true, inverted: false } as const;
      const text = clusters(sanitise(name))
        .slice(0, 12)
        .map((cluster) => cluster.text)
        .join('');
      expect(Buffer.from(rasterLine({ ...style, text }, 48)).toString('latin1')).not.toMatch(/\x10[\x04\x05\x14]/u);
    }),
    { numRuns: 150 },
  );
}, 120_000);

it('a note of 10 kB comes out whole', () => {
  expect(check(oneDot, 32, ['Gnocchi', 'burro e salvia '.repeat(700), 'Rossi'])).toBe(4);
});
