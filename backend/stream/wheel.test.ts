import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Wheel, type WheelEntry } from './wheel.ts';

interface Entry extends WheelEntry {
  readonly name: number;
}

const SLOTS = 16;

function entry(name: number): Entry {
  return { name, wheelNext: null, wheelPrevious: null };
}

function due(wheel: Wheel<Entry>): number[] {
  const names: number[] = [];
  for (let next = wheel.next(); next; next = wheel.next()) names.push(next.name);
  return names.toSorted((a, b) => a - b);
}

test('every entry comes due exactly once, at its tick, whatever is scheduled, moved or removed', () => {
  const step = fc.oneof(
    fc.record({
      what: fc.constant('schedule' as const),
      who: fc.nat(7),
      ticks: fc.integer({ min: -2, max: SLOTS - 1 }),
    }),
    fc.record({ what: fc.constant('remove' as const), who: fc.nat(7), ticks: fc.constant(0) }),
    fc.record({ what: fc.constant('advance' as const), who: fc.constant(0), ticks: fc.integer({ min: 0, max: 50 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const wheel = new Wheel<Entry>(SLOTS);
      const entries = Array.from({ length: 8 }, (_, name) => entry(name));
      const model = new Map<number, number>();
      let now = 0;
      for (const { what, who, ticks } of steps) {
        const one = entries[who] as Entry;
        if (what === 'schedule') {
          wheel.schedule(one, ticks);
          model.set(who, now + Math.max(1, ticks));
        } else if (what === 'remove') {
          wheel.remove(one);
          model.delete(who);
        } else {
          now += ticks;
          wheel.advance(ticks);
          const expected = [...model].filter(([, at]) => at <= now).map(([name]) => name);
          for (const name of expected) model.delete(name);
          expect(due(wheel)).toEqual(expected.toSorted((a, b) => a - b));
        }
      }
    }),
  );
});

test('an entry further away than the wheel is long comes early, not late', () => {
  const wheel = new Wheel<Entry>(SLOTS);
  wheel.schedule(entry(1), 1000);
  wheel.advance(SLOTS);
  expect(due(wheel)).toEqual([1]);
});

test('an entry removed while it waits among the due ones is not visited', () => {
  const wheel = new Wheel<Entry>(SLOTS);
  const [a, b] = [entry(1), entry(2)];
  wheel.schedule(a, 1);
  wheel.schedule(b, 1);
  wheel.advance(1);
  wheel.remove(b);
  expect(due(wheel)).toEqual([1]);
});
