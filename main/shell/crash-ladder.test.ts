import { expect, test } from 'vitest';
import { climb, noMishaps, type Mishap, type MishapLog } from './crash-ladder.ts';

/** Kinds of remedy for mishaps at these times, one after another. */
const remedies = (steps: readonly (readonly [Mishap, number])[]) => {
  let log: MishapLog = noMishaps;
  return steps.map(([mishap, at]) => {
    const step = climb(log, mishap, at);
    log = step.log;
    return step.remedy;
  });
};
const every = (mishap: Mishap, ms: number, count: number) =>
  Array.from({ length: count }, (_, index) => [mishap, 1_000_000 + index * ms] as const);

test('a page that dies again and again: reload, a new window, the whole program', () => {
  expect(remedies(every('page-gone', 1_000, 6)).map(({ kind, inMs }) => `${kind} ${inMs}`)).toEqual([
    'reload 500',
    'reload 1000',
    'new-window 2000',
    'new-window 4000',
    'relaunch 8000',
    'relaunch 16000',
  ]);
});

test('one now and then is only reloaded, and a page that hangs counts like one that died', () => {
  expect(new Set(remedies(every('page-gone', 130_000, 50)).map(({ kind }) => kind))).toEqual(new Set(['reload']));
  const mixed = remedies([...every('page-hangs', 10, 2), ['page-gone', 1_000_050]]);
  expect(mixed.map(({ kind }) => kind)).toEqual(['reload', 'reload', 'new-window']);
});

test('a graphics process that dies twice is done without', () => {
  expect(remedies(every('gpu-gone', 5_000, 2))).toEqual([
    { kind: 'reload', inMs: 0 },
    { kind: 'relaunch', inMs: 0, software: true },
  ]);
  expect(remedies(every('gpu-gone', 600_000, 3)).map(({ kind }) => kind)).toEqual(['reload', 'reload', 'reload']);
});

test('a fault of the program itself starts it anew, ever more slowly', () => {
  expect(remedies(every('main-broke', 100, 10)).map(({ inMs }) => inMs)).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000,
  ]);
});

test('a clock that jumps back forgets instead of counting for ever', () => {
  expect(
    remedies([
      ['page-gone', 9e12],
      ['page-gone', 9e12],
      ['page-gone', 1000],
    ]).at(-1)?.kind,
  ).toBe('reload');
});
