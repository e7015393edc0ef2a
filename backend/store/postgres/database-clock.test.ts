import { expect, test } from 'vitest';
import { createDatabaseClock } from './database-clock.ts';

const start = () => {
  const own = { wall: 50_000, steady: 100, now: () => own.wall, monotonic: () => own.steady };
  return { own, ...createDatabaseClock(own) };
};

test('before the database has said anything a hub goes by its own clock, then by the database’s', () => {
  const { own, clock, sample } = start();
  expect(clock.now()).toBe(50_000);
  sample(1_000_000, 100, 120);
  own.steady = 110;
  expect(clock.now()).toBe(1_000_000);
  own.steady = 1_110;
  expect(clock.now()).toBe(1_001_000);
});

test('a clock of its own that is set changes nothing; a slow answer says less than the one before', () => {
  const { own, clock, sample } = start();
  sample(1_000_000, 100, 100);
  own.wall += 3_600_000;
  expect(clock.now()).toBe(1_000_000);
  sample(2_000_000, 100, 900);
  expect(clock.now()).toBe(1_000_000);
});
