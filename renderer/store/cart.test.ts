// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { canConfirm, changeOf } from '../actions/cart-actions.ts';
import { addFood, emptyCart, selectedLine, setNotes, setQuantity, type Cart } from './cart.ts';
import { keyOf as keyOfLine } from './cart-lines.ts';
import { cartTotal } from './cart-money.ts';
import type { Food } from './menu.ts';

const food = (id: string, price = 100): Food => ({
  id,
  name: id,
  description: null,
  price: cents(price),
  available: true,
  categoryId: 'c',
  ingredients: [],
  allergens: [],
  picture: null,
});

const keyOf = (foodId: string, notes: string): string => keyOfLine({ foodId, notes });

const gnocchi = food('gnocchi', 800);
const coffee = food('coffee', 120);

test('the same food again is one line', () => {
  const cart = addFood(addFood(addFood(emptyCart, gnocchi), coffee), gnocchi, 2);
  expect(cart.lines.map((line) => [line.name, line.quantity])).toEqual([
    ['gnocchi', 3],
    ['coffee', 1],
  ]);
  expect(cartTotal(cart)).toBe(2520);
});

test('a note makes a line of its own, and equal notes one line again', () => {
  let cart = setNotes(addFood(emptyCart, gnocchi), keyOf('gnocchi', ''), 'No salt');
  cart = addFood(cart, gnocchi);
  expect(cart.lines.map((line) => line.notes)).toEqual(['No salt', '']);
  cart = setNotes(cart, keyOf('gnocchi', ''), ' no salt ');
  expect(cart.lines.map((line) => [line.notes, line.quantity])).toEqual([['No salt', 2]]);
});

test('no quantity left is no line left', () => {
  expect(setQuantity(addFood(emptyCart, gnocchi), keyOf('gnocchi', ''), 0).lines).toEqual([]);
});

test('the line just added is the one that keys act on', () => {
  const cart = addFood(addFood(addFood(emptyCart, gnocchi), coffee), gnocchi);
  expect(selectedLine(cart)?.name).toBe('gnocchi');
});

test('whatever is done to it, a cart has no two equal lines and no quantity the wire refuses', () => {
  const step = fc.record({
    food: fc.constantFrom('a', 'b', 'c'),
    note: fc.constantFrom('', 'x', 'X '),
    quantity: fc.integer({ min: -2, max: 1200 }),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let cart: Cart = emptyCart;
      for (const one of steps) {
        cart = addFood(cart, food(one.food));
        cart = setNotes(cart, keyOf(one.food, ''), one.note);
        cart = setQuantity(cart, keyOf(one.food, one.note), one.quantity);
      }
      expect(new Set(cart.lines.map((line) => line.key)).size).toBe(cart.lines.length);
      expect(cart.lines.every((line) => line.quantity >= 1 && line.quantity <= 999)).toBe(true);
    }),
  );
});

describe('confirming', () => {
  const cart = addFood(emptyCart, gnocchi);
  test.each<[string, Partial<Cart>, boolean]>([
    ['with exact cash', {}, true],
    ['with enough cash', { tendered: '10' }, true],
    ['with too little cash', { tendered: '5' }, false],
    ['with nonsense for cash', { tendered: 'ten' }, false],
    ['by card, whatever was typed before', { payment: 'CARD', tendered: '5' }, true],
    ['with nothing in the cart', { lines: [] }, false],
  ])('%s', (_name, part, allowed) => {
    expect(canConfirm({ ...cart, ...part }, 'r1')).toBe(allowed);
    expect(canConfirm({ ...cart, ...part }, null)).toBe(false);
  });

  test('change is what was given less the total', () => {
    expect(changeOf({ ...cart, tendered: '10' }, 800)).toBe(200);
    expect(changeOf(cart, 800)).toBeNull();
    expect(changeOf({ ...cart, tendered: '10', payment: 'CARD' }, 800)).toBeNull();
  });
});
