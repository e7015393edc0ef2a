// @vitest-environment node
import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { searchFoods, sellable, setCategoryAvailable, setFoodAvailable, type Food, type Menu } from './menu.ts';

const food = (name: string): Food => ({
  id: name,
  name,
  description: null,
  price: cents(100),
  available: true,
  categoryId: 'c',
  ingredients: [],
  allergens: [],
  picture: null,
});
const foods = ['Tagliatelle al ragù', 'Ragù bianco', 'Caffè', 'Caffè corretto'].map(food);
const menu: Menu = {
  loaded: true,
  categories: [{ id: 'c', name: 'All', available: true, position: 0, stationId: null }],
  foods,
};

const named = (query: string): string[] => searchFoods(foods, query).map((one) => one.name);

test('finds without accents and case, what begins so first', () => {
  expect(named('RAGU')).toEqual(['Ragù bianco', 'Tagliatelle al ragù']);
  expect(named('caffe cor')).toEqual(['Caffè corretto']);
  expect(named('ragu tag')).toEqual(['Tagliatelle al ragù']);
});

test('nothing typed is everything, nonsense nothing', () => {
  expect(named('  ')).toHaveLength(4);
  expect(named('zzz')).toEqual([]);
});

test('a food sells while it and its category do', () => {
  const first = foods[0] as Food;
  expect(sellable(menu, first)).toBe(true);
  expect(sellable(setCategoryAvailable(menu, 'c', false), first)).toBe(false);
  const out = setFoodAvailable(menu, first.id, false);
  expect(sellable(out, out.foods[0] as Food)).toBe(false);
});
