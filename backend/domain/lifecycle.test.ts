import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderStates } from '#contract/order-state.ts';
import { isTerminal, moves, nextState, type Move } from './lifecycle.ts';

const legal = new Set([
  'PENDING confirm CONFIRMED',
  'CONFIRMED start PREPARING',
  'PREPARING ready READY',
  'READY recall PREPARING',
  'READY handOver PICKED_UP',
  'PENDING cancel CANCELLED',
  'CONFIRMED cancel CANCELLED',
  'PREPARING cancel CANCELLED',
  'READY cancel CANCELLED',
]);

test('exactly the moves of the design are legal, all others are refused', () => {
  const found = orderStates.flatMap((from) =>
    moves.flatMap((move) => {
      const to = nextState(from, move);
      return to === undefined ? [] : [`${from} ${move} ${to}`];
    }),
  );
  expect(new Set(found)).toEqual(legal);
});

test('only a collected or a cancelled order is at its end', () => {
  expect(orderStates.filter(isTerminal)).toEqual(['PICKED_UP', 'CANCELLED']);
});

test('whatever is tried in whatever order, an order is confirmed at most once and never leaves its end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (tries: Move[]) => {
      let state = orderStates[0] as (typeof orderStates)[number];
      let confirmations = 0;
      for (const move of tries) {
        const next = nextState(state, move);
        if (isTerminal(state)) expect(next).toBeUndefined();
        if (next === undefined) continue;
        if (move === 'confirm') confirmations += 1;
        if (next === 'READY') expect(confirmations).toBe(1);
        state = next;
      }
      expect(confirmations).toBeLessThanOrEqual(1);
    }),
  );
});
