// @vitest-environment node
import { expect, test } from 'vitest';
import { tillKey, typedSearch, type TillStroke } from './till-keys.ts';

const stroke = (key: string, part: Partial<TillStroke> = {}): TillStroke => ({
  code: '',
  key,
  ctrl: false,
  alt: false,
  typing: false,
  emptySearch: false,
  ...part,
});

test.each([
  ['F9', 'confirm'],
  ['F6', 'cash'],
  ['F8', 'orders'],
  ['Escape', 'back'],
  ['PageDown', 'category-next'],
])('%s works everywhere', (key, command) => {
  expect(tillKey(stroke(key))).toEqual({ command });
  expect(tillKey(stroke(key, { typing: true }))).toEqual({ command });
});

test.each([
  ['+', 'more'],
  ['-', 'less'],
  ['Delete', 'remove'],
  ['ArrowUp', 'line-up'],
  ['?', 'help'],
])('%s is a command outside fields and in the empty search, and itself elsewhere', (key, command) => {
  expect(tillKey(stroke(key))).toEqual({ command });
  expect(tillKey(stroke(key, { typing: true, emptySearch: true }))).toEqual({ command });
  expect(tillKey(stroke(key, { typing: true }))).toBeNull();
});

test('a letter or digit begins a search', () => {
  expect(tillKey(stroke('c'))).toEqual({ type: 'c' });
  expect(tillKey(stroke('è'))).toEqual({ type: 'è' });
  expect(tillKey(stroke('3'))).toEqual({ type: '3' });
  expect(tillKey(stroke('c', { typing: true, emptySearch: true }))).toBeNull();
});

test('the browser keeps its own shortcuts', () => {
  expect(tillKey(stroke('c', { ctrl: true }))).toBeNull();
  expect(tillKey(stroke('F4', { alt: true }))).toBeNull();
  expect(tillKey(stroke('Enter', { ctrl: true, typing: true }))).toEqual({ command: 'confirm' });
});

test.each([
  ['3 coffee', 3, 'coffee'],
  ['3x coffee', 3, 'coffee'],
  ['12*spritz', 12, 'spritz'],
  ['coffee', 1, 'coffee'],
  ['7up', 1, '7up'],
  ['0 coffee', 1, 'coffee'],
])('"%s" in the search', (text, quantity, query) => {
  expect(typedSearch(text)).toEqual({ quantity, query });
});
