import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { choose, extrasPrice, type Ingredient } from './choices.ts';

const ingredient = (id: string, surcharge: number, more: Partial<Ingredient> = {}): Ingredient => ({
  id,
  name: id.toUpperCase(),
  surcharge: cents(surcharge),
  addable: true,
  removable: true,
  ...more,
});
const onion = ingredient('onion', 50);
const dough = ingredient('dough', 0, { removable: false, addable: false });
const cheese = ingredient('cheese', 150);
const all = [onion, dough, cheese];

test('an ingredient of the dish is left out for nothing, another one added for its price', () => {
  const chosen = choose({ without: ['onion', 'onion'], extra: ['cheese'] }, [onion, dough], all);
  expect(chosen).toEqual({
    without: [{ id: 'onion', name: 'ONION', surcharge: 0 }],
    extra: [{ id: 'cheese', name: 'CHEESE', surcharge: 150 }],
  });
});

test.each([
  ['what the dish is not made of', { without: ['cheese'] }, 'cheese'],
  ['what cannot be left out', { without: ['onion', 'dough'] }, 'dough'],
  ['what cannot be added', { extra: ['dough'] }, 'dough'],
  ['what there is not', { extra: ['cheese', 'none'] }, 'none'],
  ['what is left out and added at once', { without: ['onion'], extra: ['onion'] }, 'onion'],
])('%s is refused by its id', (_name, wanted, refused) => {
  expect(choose(wanted, [onion, dough], all)).toEqual({ refused });
});

test('extras cost their sum for each piece', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 })), fc.integer({ min: 1, max: 999 }), (prices, quantity) => {
      const extra = prices.map((price, index) => ({ id: `${index}`, name: '', surcharge: cents(price) }));
      expect(extrasPrice({ extra }, quantity)).toBe(prices.reduce((sum, price) => sum + price * quantity, 0));
    }),
  );
});
