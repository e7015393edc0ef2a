import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stationStatuses, type OrderState, type StationStatus } from '#contract/order-state.ts';
import { moves, nextState, type Move } from './lifecycle.ts';
import { isWithStations, partMayBecome, partsMovedBy, rollUp, withParts, type Part } from './parts.ts';

type Kitchen = { state: OrderState; parts: Part[] };
type Act = { kind: 'order'; move: Move } | { kind: 'station'; stationId: string; status: StationStatus };

const settle = ({ state, parts }: Kitchen): Kitchen => {
  const move = rollUp(state, parts);
  if (move === undefined) return { state, parts };
  const next = nextState(state, move);
  if (next === undefined) throw new Error(`roll-up asks for an illegal ${move} of a ${state} order`);
  return settle({ state: next, parts });
};

const act = (before: Kitchen, one: Act): Kitchen => {
  if (one.kind === 'order') {
    const state = nextState(before.state, one.move);
    return state === undefined
      ? before
      : { state, parts: withParts(before.parts, partsMovedBy(one.move, before.parts)) };
  }
  const part = before.parts.find(({ stationId }) => stationId === one.stationId);
  if (!part || !isWithStations(before.state) || !partMayBecome(part.status, one.status)) return before;
  return settle({ state: before.state, parts: withParts(before.parts, [{ ...part, status: one.status }]) });
};

const stations = ['kitchen', 'grill', 'bar', 'oven'];
const parts = fc
  .subarray(stations, { minLength: 1 })
  .map((ids) => ids.map((stationId): Part => ({ stationId, status: 'CONFIRMED' })));
const acts = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('order' as const), move: fc.constantFrom(...moves) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('station' as const),
        stationId: fc.constantFrom(...stations),
        status: fc.constantFrom(...stationStatuses),
      }),
    },
  ),
  { maxLength: 60 },
);

test('whatever stations and people do, the order stands as its parts do', () => {
  fc.assert(
    fc.property(parts, acts, (all, tries) => {
      let now: Kitchen = { state: 'CONFIRMED', parts: all };
      for (const one of tries) {
        now = act(now, one);
        if (now.state === 'CANCELLED') continue;
        const ready = now.parts.every(({ status }) => status !== 'CONFIRMED');
        const collected = now.parts.every(({ status }) => status === 'PICKED_UP');
        const begun = now.parts.some(({ status }) => status !== 'CONFIRMED');
        expect(now.state === 'READY' || now.state === 'PICKED_UP').toBe(ready);
        expect(now.state === 'PICKED_UP').toBe(collected);
        if (now.state === 'CONFIRMED') expect(begun).toBe(false);
      }
    }),
  );
});

test("a station's screen never changes another station's part", () => {
  fc.assert(
    fc.property(parts, acts, (all, tries) => {
      let now: Kitchen = { state: 'CONFIRMED', parts: all };
      for (const one of tries) {
        const next = act(now, one);
        if (one.kind === 'station')
          expect(next.parts.filter(({ stationId }) => stationId !== one.stationId)).toEqual(
            now.parts.filter(({ stationId }) => stationId !== one.stationId),
          );
        now = next;
      }
    }),
  );
});

test('what a customer has collected is not cooked again, and an order without parts waits for people', () => {
  const mixed: Part[] = [
    { stationId: 'bar', status: 'PICKED_UP' },
    { stationId: 'grill', status: 'COMPLETED' },
  ];
  expect(partsMovedBy('recall', mixed)).toEqual([{ stationId: 'grill', status: 'CONFIRMED' }]);
  for (const state of ['CONFIRMED', 'PREPARING', 'READY'] as const) expect(rollUp(state, [])).toBeUndefined();
});
