// @vitest-environment node
import { expect, test } from 'vitest';
import { blankPrinter, bodyOfPrinter } from './printer-form.ts';

test('only what was changed is sent, empty addresses as none', () => {
  expect(bodyOfPrinter({ ip: ' 10.0.0.7 ', port: '9101' })).toEqual({ ip: '10.0.0.7', port: 9101 });
  expect(bodyOfPrinter({ ip: '', target: ' ' })).toEqual({ ip: null, target: null });
  expect(bodyOfPrinter({ ...blankPrinter, name: 'Bar' })).toMatchObject({ name: 'Bar', port: 9100, copies: 1 });
});

test.each([
  [{ port: '' }, 'printer.portWrong'],
  [{ port: '70000' }, 'printer.portWrong'],
  [{ port: '-1' }, 'printer.portWrong'],
  [{ copies: '0' }, 'printer.copiesWrong'],
  [{ copies: '6' }, 'printer.copiesWrong'],
])('%j is not sent', (changes, message) => {
  expect(bodyOfPrinter(changes)).toBe(message);
});
