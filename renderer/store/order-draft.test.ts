// @vitest-environment node
import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { changeOf, differenceOf, isChanged, isEmptied, minus, plus, withLine, type OrderDraft } from './order-draft.ts';

const line = { id: 'g', foodId: 'f1', name: 'Gnocchi', ordered: 3, left: 3, more: 0, notes: '', notesBefore: '' };
const draft: OrderDraft = {
  ...{ id: 1, rev: 7, number: '1', added: [], discount: cents(0), discountPercent: null, before: cents(2500) },
  lines: [{ ...line, unitPrice: cents(800), surcharge: cents(100) }],
};
const only = (one: OrderDraft) => one.lines[0]!;
const foods = [{ id: 'f1', price: cents(900) }];
const signed = (one: OrderDraft): number => {
  const { sign, amount } = differenceOf(one, foods);
  return sign * amount;
};

test('fewer first take away, more first bring back, then it is a line of its own at the price of today', () => {
  const fewer = minus(minus(draft, only(draft)), only(minus(draft, only(draft))));
  expect(changeOf(fewer)).toMatchObject({ rev: 7, lines: [{ id: 'g', quantity: 1 }], add: [] });
  // 8.00 and a third of the surcharge of 1.00 are left of 25.00.
  expect(signed(fewer)).toBe(833 - 2500);
  const back = plus(plus(fewer, only(fewer)), only(plus(fewer, only(fewer))));
  expect(isChanged(back)).toBe(false);
  const more = plus(back, only(back));
  expect(changeOf(more)).toEqual({ rev: 7, lines: [], add: [{ foodId: 'f1', quantity: 1, notes: '' }] });
  expect(signed(more)).toBe(900);
});

test('a share of the price stays one; a note alone is a change; nothing left is none', () => {
  const tenth = { ...draft, discountPercent: 10, before: cents(2250) };
  expect(signed(withLine(tenth, 'g', { left: 0, more: 1 }))).toBe(810 - 2250);
  const noted = withLine(draft, 'g', { notes: ' hot ' });
  expect([isChanged(noted), changeOf(noted).lines]).toEqual([true, [{ id: 'g', quantity: 3, notes: 'hot' }]]);
  expect(isEmptied(withLine(draft, 'g', { left: 0 }))).toBe(true);
  expect(isEmptied({ ...withLine(draft, 'g', { left: 0 }), added: ['f2'] })).toBe(false);
});
