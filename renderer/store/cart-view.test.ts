// @vitest-environment node
import { expect, test } from 'vitest';
import type { CartLine, CartView } from '#contract/cart.ts';
import { asItIs, countOf, howOf, keyOfLine, oneLess, stepOf, stepOfLine, toggleWish } from './cart-view.ts';

const line = (more: Partial<CartLine> = {}): CartLine => ({
  product_id: 'lasagne',
  name: 'Lasagne',
  qty: 1,
  unit_price: 9,
  total: 9,
  notes: null,
  ...more,
});
const onion = { id: 'onion', name: 'Onion', surcharge: 0 };
const cheese = { id: 'cheese', name: 'Cheese', surcharge: 1 };
const viewOf = (...items: CartLine[]): CartView => ({ items, total: 0, item_count: items.length });

test('a dish wanted in another way is another line, in whatever order it was said', () => {
  const keys = [
    line(),
    line({ notes: 'hot' }),
    line({ without: [onion] }),
    line({ extra: [onion] }),
    line({ without: [onion, cheese] }),
  ].map(keyOfLine);
  expect(new Set(keys).size).toBe(5);
  expect(keyOfLine(line({ without: [cheese, onion] }))).toBe(keys[4]);
});

test('one less takes from the line that came last, as it is wanted there', () => {
  const view = viewOf(line({ qty: 2 }), line({ product_id: 'beer' }), line({ without: [onion] }));
  expect(oneLess(view, 'lasagne')).toMatchObject({ product_id: 'lasagne', add: -1, without: ['onion'], extra: [] });
  expect([countOf(view, 'lasagne'), countOf(view, 'water')]).toEqual([3, 0]);
  expect(oneLess(view, 'water')).toBeUndefined();
});

test('nothing is both left out and added; a second press takes it back', () => {
  const left = toggleWish(asItIs, 'without', onion);
  const both = toggleWish(toggleWish(left, 'extra', cheese), 'extra', onion);
  expect(both).toEqual({ without: [], extra: [{ id: 'cheese' }, { id: 'onion' }] });
  expect(toggleWish(toggleWish(asItIs, 'without', onion), 'without', onion)).toEqual(asItIs);
  expect(stepOf('lasagne', 1, both)).toMatchObject({ without: [], extra: ['cheese', 'onion'] });
  expect(stepOfLine(line({ notes: 'hot', extra: [cheese] }), 1)).toMatchObject({ notes: 'hot', extra: ['cheese'] });
});

test('how it is wanted, in the words of a slip', () => {
  expect(howOf(line())).toBe('');
  expect(howOf(line({ without: [onion], extra: [cheese], notes: 'hot' }))).toBe('− Onion, + Cheese, hot');
});
