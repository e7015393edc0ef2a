import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { maybeBrake, noteBrake, sweepBrakes } from './brakes.ts';

const WINDOW = 1_000;

onEachEngine('brakes', ({ read, write }) => {
  const note = (name: string, now: number) => write((db) => noteBrake(db, name, WINDOW, now));

  test('a window begins with its first, counts each once, and begins anew when it is over', async () => {
    expect(await read((db) => maybeBrake(db, 'a'))).toBeUndefined();
    const counts = await Promise.all([100, 101, 102].map((now) => note('a', now)));
    expect(counts.map(({ count }) => count).toSorted((x, y) => x - y)).toEqual([1, 2, 3]);
    expect(await note('b', 500)).toEqual({ since: 500, count: 1 });
    expect(await note('a', 99 + WINDOW)).toEqual({ since: 100, count: 4 });
    expect(await note('a', 100 + WINDOW)).toEqual({ since: 100 + WINDOW, count: 1 });
    expect(await read((db) => maybeBrake(db, 'a'))).toEqual({ since: 100 + WINDOW, count: 1 });
  });

  test('a clock that was set back begins anew; what is old is swept', async () => {
    await note('a', 50_000);
    expect(await note('a', 10_000)).toEqual({ since: 10_000, count: 1 });
    await note('b', 20_000);
    await write((db) => sweepBrakes(db, 15_000));
    expect(await read((db) => maybeBrake(db, 'a'))).toBeUndefined();
    expect(await read((db) => maybeBrake(db, 'b'))).toEqual({ since: 20_000, count: 1 });
  });
});
