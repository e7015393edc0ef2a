import { describe, expect, test } from 'vitest';
import { createFakeTime } from '../testing/fake-time.ts';
import { createKeepAwake } from './keep-awake.ts';
import { openingHours } from '../machine-settings.ts';
import { judgeHours } from './opening-hours.ts';

const setUp = (hours: string, at: string) => {
  const time = createFakeTime(0);
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const minuteOfDay = () => (hour * 60 + minute + Math.floor(time.clock.now() / 60_000)) % 1440;
  const held = new Set<number>();
  let ids = 0;
  const blocker = {
    start: (type: string) => {
      if (type !== 'prevent-display-sleep') throw new Error(`not ${type}`);
      held.add((ids += 1));
      return ids;
    },
    stop: (id: number) => held.delete(id),
  };
  const awake = createKeepAwake({ blocker, hours, minuteOfDay, timers: time.timers });
  return { ...time, awake, held, starts: () => ids };
};
const minutes = (count: number): number => count * 60_000;

describe('the display', () => {
  test('stays on while the house is open, over midnight too, and may sleep afterwards', async () => {
    const { awake, held, advance } = setUp('18:00-02:00', '17:30');
    awake.start();
    expect(held.size).toBe(0);
    await advance(minutes(30));
    expect(held.size).toBe(1);
    await advance(minutes(8 * 60 - 1));
    expect(held.size).toBe(1);
    await advance(minutes(1));
    expect(held.size).toBe(0);
    await advance(minutes(16 * 60));
    expect(held.size).toBe(1);
  });

  test('is held once, however often one asks', async () => {
    const { awake, held, advance, starts } = setUp('always', '12:00');
    awake.start();
    awake.start();
    await advance(minutes(3000));
    expect([held.size, starts()]).toEqual([1, 1]);
  });

  test('is let go at the end', () => {
    const { awake, held, pending } = setUp('10:00-22:00', '12:00');
    awake.start();
    awake.stop();
    expect([held.size, pending()]).toEqual([0, []]);
  });
});

test.each([
  ['10:00-22:00', 9 * 60 + 59, false, 1],
  ['10:00-22:00', 10 * 60, true, 720],
  ['10:00-22:00', 22 * 60, false, 720],
  ['22:00-04:00', 60, true, 180],
  ['22:00-04:00', 5 * 60, false, 17 * 60],
  ['00:00-00:00', 5, true, undefined],
  ['always', 5, true, undefined],
])('%s at minute %i: open %s, changes in %s', (hours, minute, open, changesIn) => {
  expect(judgeHours(hours, minute)).toEqual({ open, changesIn });
});

test.each(['', '10-22', '24:00-10:00', '10:60-11:00', '10:00 - 11:00', 'never'])('%j are no hours', (text) => {
  expect(openingHours.safeParse(text).success).toBe(false);
});
