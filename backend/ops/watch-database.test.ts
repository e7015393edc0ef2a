import { expect, test } from 'vitest';
import { AWAY_MS, watchDatabase } from './watch-database.ts';

const run = (hasShared: boolean) => {
  const state = { silence: 0, sent: 0, lines: 0, tick: () => undefined as void };
  const stop = watchDatabase({
    store: {
      shared: hasShared
        ? {
            hubId: 'one',
            run: () => Promise.reject(new Error('not asked')),
            silence: () => state.silence,
            catchUp: () => Promise.resolve(),
          }
        : undefined,
    },
    streams: { sendAway: () => ((state.sent += 1), 3) },
    timers: {
      setInterval: (look) => {
        state.tick = look;
        return 1;
      },
      clearInterval: () => {
        state.tick = () => undefined;
      },
    },
    log: { warn: () => (state.lines += 1) },
  });
  return { state, stop };
};

test('screens are sent away when the database was not heard for ten seconds, and not before', () => {
  const { state, stop } = run(true);
  for (const silence of [0, 500, AWAY_MS - 1]) {
    state.silence = silence;
    state.tick();
  }
  expect(state.sent).toBe(0);
  state.silence = AWAY_MS;
  state.tick();
  expect([state.sent, state.lines]).toEqual([1, 1]);
  stop();
  state.tick();
  expect(state.sent).toBe(1);
});

test('a hub with its own file watches nothing', () => {
  const { state } = run(false);
  state.silence = 10 * AWAY_MS;
  state.tick();
  expect(state.sent).toBe(0);
});
