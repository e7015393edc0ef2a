// @vitest-environment node
import { expect, test } from 'vitest';
import { createHubClock } from './hub-clock.ts';

const clockAt = (wall: number) => {
  const time = { monotonic: 1000 };
  return {
    time,
    clock: createHubClock(
      () => time.monotonic,
      () => wall,
    ),
  };
};

test('is the hub’s, whatever this machine’s clock says', () => {
  const { time, clock } = clockAt(5);
  expect(clock.now()).toBe(5);
  clock.learn('1700000000000', 1000);
  expect(clock.now()).toBe(1_700_000_000_000);
  time.monotonic += 2500;
  expect(clock.now()).toBe(1_700_000_002_500);
});

test('counts half the round trip', () => {
  const { time, clock } = clockAt(0);
  time.monotonic = 1200;
  clock.learn('1700000000000', 1000);
  expect(clock.now()).toBe(1_700_000_000_100);
});

test('a slow answer within its own error does not move it', () => {
  const { time, clock } = clockAt(0);
  clock.learn('1700000000000', 1000);
  time.monotonic = 5000;
  clock.learn('1700000001500', 1000);
  expect(clock.now()).toBe(1_700_000_004_000);
});

test('follows a hub whose clock was set', () => {
  const { clock } = clockAt(0);
  clock.learn('1700000000000', 1000);
  clock.learn('1700000900000', 1000);
  expect(clock.now()).toBe(1_700_000_900_000);
});

test.each([null, '', 'soon', '-5', '1e400'])('does not believe %s', (header) => {
  const { clock } = clockAt(77);
  clock.learn(header, 1000);
  expect(clock.now()).toBe(77);
});
