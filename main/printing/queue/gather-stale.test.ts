import { expect, it } from 'vitest';
import type { Job } from '../journal/job.ts';
import { gatherStale } from './gather-stale.ts';

let seq = 0;
const job = (more: Partial<Job> & { age?: number } = {}): Job & { age: number } =>
  ({
    ...{ seq: (seq += 1), document: 'kitchen-ticket', state: 'queued', attempt: 0, started: false, duplicate: false },
    ...{ age: 60, ...more },
  }) as Job & { age: number };
const isStale = (one: Job): boolean => (one as Job & { age: number }).age >= 15;

const rows: readonly [string, () => (Job & { age: number })[], readonly number[]][] = [
  ['all that are stale', () => [job(), job(), job({ age: 15 })], [1, 2]],
  ['none when only the first is', () => [job(), job({ age: 14 })], []],
  ['none when the first is not', () => [job({ age: 14 }), job(), job()], []],
  ['no receipt, and over it', () => [job(), job({ document: 'receipt' }), job()], [2]],
  ['nothing with a receipt', () => [job({ document: 'receipt' }), job(), job()], []],
  [
    'the cancellation and the change of one of them',
    () => [job(), job({ document: 'cancellation' }), job({ document: 'change' })],
    [1, 2],
  ],
  ['nothing past what may be on paper already', () => [job(), job({ duplicate: true, attempt: 1 }), job()], []],
  ['nothing with it', () => [job({ duplicate: true, attempt: 1 }), job(), job()], []],
  ['past what waits for a person', () => [job(), job({ state: 'uncertain', attempt: 1, duplicate: true }), job()], [2]],
  ['nothing past a fresh one', () => [job(), job({ age: 1 }), job()], []],
  [
    'no more than a slip may hold',
    () => Array.from({ length: 80 }, () => job()),
    Array.from({ length: 59 }, (_, n) => n + 1),
  ],
];

it.each(rows)('%s', (_name, make, expected) => {
  const line = make();
  const [first] = line;
  if (first === undefined) throw new Error('an empty line');
  expect(gatherStale(first, line, isStale)).toEqual(expected.map((index) => line[index]));
});
