import { expect, it } from 'vitest';
import type { Slip } from '../../printer-emulator/types.ts';
import { judgePaper, type Expected } from './judge.ts';
import { judgements } from './verdict.ts';

const paper = (text: string, more: Partial<Slip> = {}): Slip =>
  ({ text, cut: 'full', drawerPulses: 0, ...more }) as Slip;
const kitchen = (order: number, top = ''): Slip => paper(`${top}\n${order} A0${order}\nGnocchi\n#00${order} · 1`);
const receipt = (order: number, drawerPulses = 0, top = ''): Slip =>
  paper(`${top}\nA0${order}\nTOTAL 17.00\n#01${order} · 1`, { drawerPulses });
const torn = (drawerPulses: number): Slip => paper('A', { cut: 'torn', drawerPulses });
const k = (order: number): Expected => ({ order, document: 'kitchen' });
const r = (order: number, cash: boolean): Expected => ({ order, document: 'receipt', cash });
const digest = (top: string, ...orders: number[]): Slip =>
  paper(
    `${top}\n${orders.map((order) => `${order} A0${order}\nGnocchi\nLATE 2 min #00${order}\n`).join('')}\n#00${orders[0]} · 1`,
  );
const MARK = 'POSSIBLE DUPLICATE';

const rows: readonly [string, readonly Slip[], readonly Expected[], readonly string[]][] = [
  ['all there', [kitchen(1), receipt(1, 1), kitchen(2)], [k(1), r(1, true), k(2)], []],
  ['a marked second', [kitchen(1), kitchen(1, MARK), kitchen(2)], [k(1), k(2)], []],
  ['a slip that is not there', [kitchen(2)], [k(1), k(2)], ['missing kitchen 1']],
  ['an unmarked second', [kitchen(1), kitchen(1), kitchen(2)], [k(1), k(2)], ['unmarked duplicate kitchen 1']],
  ['the wrong order', [kitchen(2), kitchen(1)], [k(1), k(2)], ['out of order 2']],
  ['somebody else’s', [kitchen(1), kitchen(3), kitchen(2)], [k(1), k(2)], ['not ordered here 3']],
  ['a second pulse', [receipt(1, 1), receipt(1, 1, MARK), kitchen(2)], [r(1, true), k(2)], ['second drawer pulse 1']],
  [
    'a pulse before the paper was torn off and one after it',
    [torn(1), receipt(1, 1, MARK), kitchen(2)],
    [r(1, true), k(2)],
    ['second drawer pulse 1'],
  ],
  ['a digest', [digest('', 1, 2)], [k(1), k(2)], []],
  ['a digest that came again, marked', [digest('', 1, 2), digest(MARK, 1, 2)], [k(1), k(2)], []],
  [
    'a digest with a slip that came before',
    [kitchen(1), digest('', 1, 2)],
    [k(1), k(2)],
    ['unmarked duplicate kitchen 1'],
  ],
  ['a pulse for a card', [receipt(1, 1), kitchen(2)], [r(1, false), k(2)], ['drawer pulse without cash 1']],
  ['a printer that prints no more', [kitchen(1)], [k(1), k(2)], ['not usable again 2']],
];

it.each(rows)('%s', (_name, slips, expected, complaints) => {
  expect(judgePaper('p', slips, expected, { lastOrder: 2 }).map(({ what, order }) => `${what} ${order}`)).toEqual(
    complaints,
  );
});

it('each complaint breaks one promise, and one that nobody knows breaks all', () => {
  const complaints = [
    ...new Set(rows.flatMap(([, slips, expected]) => judgePaper('p', slips, expected, { lastOrder: 2 }))),
  ];
  const broken = (what: string) =>
    judgements([{ printer: 'p', what, order: 1 }]).filter((judged) => judged.broken > 0).length;
  for (const { what } of complaints) expect(broken(what)).toBe(1);
  expect(broken('something new')).toBe(judgements([]).length);
});

it('gathered slips come before the receipts between them, and in their order', () => {
  const slips = [digest('', 1, 2), receipt(1), receipt(2)];
  const expected = [k(1), r(1, false), k(2), r(2, false)];
  const judged = (gathered: boolean) =>
    judgePaper('p', slips, expected, { lastOrder: 2, gathered }).map(({ what }) => what);
  expect(judged(true)).toEqual([]);
  expect(judged(false)).toEqual(['out of order']);
  expect(judgePaper('p', [digest('', 2, 1)], [k(1), k(2)], { lastOrder: 2, gathered: true })).toHaveLength(1);
});
