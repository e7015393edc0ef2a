// @vitest-environment node
import { expect, test } from 'vitest';
import { addressOf, emptyForm, isComplete, withPrinter, type PrinterDraft } from './form.ts';

test.each([
  ['192.168.1.50', { ip: '192.168.1.50', port: 9100 }],
  [' 10.0.0.7:9101 ', { ip: '10.0.0.7', port: 9101 }],
  ['300.1.1.1', null],
  ['10.0.0.7:0', null],
  ['10.0.0.7:70000', null],
  ['printer.local', null],
  ['', null],
])('the address "%s"', (text, found) => {
  expect(addressOf(text)).toEqual(found);
});

test('a step says when it is complete', () => {
  const form = emptyForm('en');
  expect(isComplete(form, 'venue')).toBe(false);
  expect(isComplete({ ...form, venueName: 'X' }, 'venue')).toBe(true);
  expect(isComplete({ ...form, venueName: 'X', dayCutoff: '25:00' }, 'venue')).toBe(false);
  expect(isComplete({ ...form, adminPassword: 'seven77' }, 'password')).toBe(false);
  expect(isComplete({ ...form, adminPassword: 'eight888' }, 'password')).toBe(true);
});

test('one printer prints all, two share the work, and none is taken twice', () => {
  const printer = (ip: string): PrinterDraft => ({ name: ip, ip, port: 9100, prints: 'both' });
  const one = withPrinter([], printer('10.0.0.1'));
  expect(one.map(({ prints }) => prints)).toEqual(['both']);
  const two = withPrinter(one, printer('10.0.0.2'));
  expect(two.map(({ prints }) => prints)).toEqual(['kitchen', 'receipts']);
  expect(withPrinter(two, printer('10.0.0.2'))).toHaveLength(2);
});
