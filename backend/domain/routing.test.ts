import { expect, test } from 'vitest';
import { printRoute } from '#contract/print-routes.ts';
import { printersOf, routeLine } from './routing.ts';

const rule = (printer: string, asked: Record<string, string> = {}) =>
  printRoute.parse({ ...asked, printerIds: [printer] });
const station = new Map([['grill', ['grill-1', 'grill-2']]]);
const steak = { printerId: null, stationId: 'grill', categoryId: 'meat' };
const own = { ...steak, printerId: 'own' };
const till = { registerId: 'till', orderType: 'take-away' } as const;

/** What there is → where the line goes; undefined: to its food's or category's printer, or to the default one. */
const rows: readonly [string, Parameters<typeof routeLine>, string[] | undefined][] = [
  ['nothing', [{ ...steak, stationId: null }, till, { rules: [], stationPrinters: station }], undefined],
  [
    'a station without printers',
    [{ ...steak, stationId: 'bar' }, till, { rules: [], stationPrinters: station }],
    undefined,
  ],
  ['a station with two', [steak, till, { rules: [], stationPrinters: station }], ['grill-1', 'grill-2']],
  [
    'its food’s or category’s own before the station’s',
    [own, till, { rules: [], stationPrinters: station }],
    undefined,
  ],
  ['a rule for everything before its own', [own, till, { rules: [rule('r')], stationPrinters: station }], ['r']],
  ...(
    [
      ['orderType', 'take-away', 'eat-in'],
      ['registerId', 'till', 'other-till'],
      ['stationId', 'grill', 'bar'],
      ['categoryId', 'meat', 'fish'],
    ] as const
  ).flatMap(([name, mine, anothers]): [string, Parameters<typeof routeLine>, string[] | undefined][] => [
    [
      `a rule for its ${name}`,
      [steak, till, { rules: [rule('r', { [name]: mine })], stationPrinters: station }],
      ['r'],
    ],
    [
      `a rule for another ${name}`,
      [steak, till, { rules: [rule('r', { [name]: anothers })], stationPrinters: station }],
      ['grill-1', 'grill-2'],
    ],
    [
      `a rule for its ${name} before one for everything, wherever it stands`,
      [own, till, { rules: [rule('all'), rule('r', { [name]: mine })], stationPrinters: station }],
      ['r'],
    ],
  ]),
  [
    'the rule that asks for most',
    [
      steak,
      till,
      {
        rules: [rule('one', { registerId: 'till' }), rule('two', { registerId: 'till', categoryId: 'meat' })],
        stationPrinters: station,
      },
    ],
    ['two'],
  ],
  [
    'the first of two that ask for as much',
    [
      steak,
      till,
      {
        rules: [rule('first', { stationId: 'grill' }), rule('second', { categoryId: 'meat' })],
        stationPrinters: station,
      },
    ],
    ['first'],
  ],
];

test.each(rows)('%s', (_name, [line, order, routing], expected) => {
  expect(routeLine(line, order, routing)).toEqual(expected);
});

test('a printer that a rule names twice gets the line once', () => {
  const rules = [printRoute.parse({ printerIds: ['a', 'b', 'a'] })];
  expect(routeLine(steak, till, { rules, stationPrinters: station })).toEqual(['a', 'b']);
});

test('an order has lines on each printer of each line, once, and on the default one for those without', () => {
  const lines = [
    { printerId: 'own' },
    { printerId: null },
    { printerId: 'own', printerIds: ['grill-1', 'own'] },
    { printerId: 'gone', printerIds: ['grill-2'] },
  ];
  expect(printersOf(lines, 'default')).toEqual(['own', 'default', 'grill-1', 'grill-2']);
  expect(printersOf(lines, null)).toEqual(['own', 'grill-1', 'grill-2']);
});
