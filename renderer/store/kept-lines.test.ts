// @vitest-environment node
import { expect, test } from 'vitest';
import { entry, line } from '../testing/entries.ts';
import { ticketLines } from './kept-lines.ts';

test('the lines of a ticket are its stations’, and are made anew when the order is another', () => {
  const lines = [
    { ...line('Gnocchi', 2), id: '1' },
    { ...line('Gnocchi', 3), id: '2' },
  ];
  const order = entry({ id: 1, lines });
  expect(ticketLines(order, []).map(({ quantity }) => quantity)).toEqual([5]);
  expect(ticketLines(order, [])).toBe(ticketLines(order, []));
  expect(ticketLines(order, ['nowhere'])).not.toBe(ticketLines(order, []));
  expect(ticketLines({ ...order, lines: lines.slice(1) }, []).map(({ quantity }) => quantity)).toEqual([3]);
});
