// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noCalls, stepCalls, type BoardNews, type Callable, type Calls } from './board-calls.ts';

const item = (id: number, rev = id): Callable => ({ key: String(id), orderId: id, text: String(id), rev });
const news = (ready: readonly Callable[], part: Partial<BoardNews> = {}): BoardNews => ({
  ready,
  preparing: new Set(),
  newsFrom: 0,
  at: 0,
  callMs: 4000,
  ...part,
});
const called = (calls: Calls): readonly string[] => calls.now?.items.map(({ text }) => text) ?? [];

test('a number is called for four seconds, the next one waits for its turn', () => {
  const first = stepCalls(noCalls, news([item(1)]));
  expect(called(first)).toEqual(['1']);
  const both = stepCalls(first, news([item(2), item(1)], { at: 1000 }));
  expect(called(both)).toEqual(['1']);
  const then = stepCalls(both, news([item(2), item(1)], { at: 4000 }));
  expect(called(then)).toEqual(['2']);
  expect(called(stepCalls(then, news([item(2), item(1)], { at: 8000 })))).toEqual([]);
});

test('many at once are called page by page, oldest first', () => {
  const ready = Array.from({ length: 8 }, (_, index) => item(8 - index));
  const first = stepCalls(noCalls, news(ready));
  expect(called(first)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(called(stepCalls(first, news(ready, { at: 8999 })))).toHaveLength(6);
  expect(called(stepCalls(first, news(ready, { at: 9000 })))).toEqual(['7', '8']);
});

test('what is taken back while it is called stops being called, and the board says so for a while', () => {
  const first = stepCalls(noCalls, news([item(1)]));
  const back = stepCalls(first, news([], { preparing: new Set(['1']), at: 500 }));
  expect(called(back)).toEqual([]);
  expect(back.takenBack.map((one) => one.item.text)).toEqual(['1']);
  const again = stepCalls(back, news([item(1, 9)], { at: 900 }));
  expect(called(again)).toEqual(['1']);
  expect(again.takenBack).toEqual([]);
  expect(stepCalls(back, news([], { preparing: new Set(['1']), at: 20_500 })).takenBack).toEqual([]);
});

test('what was collected is not called late', () => {
  const two = stepCalls(noCalls, news([item(1)]));
  const waiting = stepCalls(two, news([item(2), item(1)], { at: 100 }));
  expect(called(stepCalls(waiting, news([item(1)], { at: 4000 })))).toEqual([]);
});

test('a clock that turns changes nothing', () => {
  const first = stepCalls(noCalls, news([item(1)]));
  expect(stepCalls(first, news([item(1)], { at: 500 }))).toBe(first);
});

type Look = { ids: readonly number[]; live: boolean; gain: number };

test('only news is called, each once, none of a silence and none after it', () => {
  const look: fc.Arbitrary<Look> = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
    live: fc.boolean(),
    gain: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 30 }), (looks) => {
      let calls = noCalls;
      let at = 0;
      let newsFrom = 0;
      let begun = new Set<string>();
      for (const { ids, live, gain } of looks) {
        at += 1500;
        const before = calls;
        if (!live) newsFrom += gain;
        calls = stepCalls(
          calls,
          news(
            ids.map((id) => item(id)),
            { at, newsFrom: live ? newsFrom : null },
          ),
        );
        const now = calls.now?.items ?? [];
        if (!live) {
          expect(now).toEqual([]);
          expect(calls.queue).toEqual([]);
        }
        begun = new Set([...begun].filter((key) => calls.seen.has(key)));
        for (const one of now) {
          expect(ids).toContain(one.orderId);
          if (before.now?.items.some(({ key }) => key === one.key)) continue;
          expect(one.rev).toBeGreaterThan(newsFrom);
          expect(begun).not.toContain(one.key);
          begun.add(one.key);
        }
      }
    }),
  );
});
