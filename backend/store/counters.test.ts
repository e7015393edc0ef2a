import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { nextNumber } from './counters.ts';

onEachEngine('counters', ({ write }) => {
  const take = (name: 'ticket' | 'display-code', day: string) => write((db) => nextNumber(db, name, day));

  test('each counts from 1 on each day, by itself', async () => {
    const taken = [
      ['ticket', '2026-08-15', 1],
      ['ticket', '2026-08-15', 2],
      ['display-code', '2026-08-15', 1],
      ['ticket', '2026-08-16', 1],
      ['ticket', '2026-08-15', 3],
      ['display-code', '2026-08-15', 2],
    ] as const;
    for (const [name, day, number] of taken) expect(await take(name, day)).toBe(number);
  });

  test('many who ask at once, and some who give up, leave no gap and no double', async () => {
    const asking = Array.from({ length: 50 }, (_, index) =>
      write(async (db) => {
        const number = await nextNumber(db, 'ticket', '2026-08-15');
        if (index % 5 === 0) throw new Error('gave up');
        return number;
      }),
    );
    const outcomes = await Promise.allSettled(asking);
    const given = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(given).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});
