import { expect, test } from 'vitest';
import { createHubWatch } from './hub-watch.ts';
import { createFakeTime } from './testing/fake-time.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const setUp = () => {
  const time = createFakeTime();
  const hub = { answers: true, expected: true, asked: 0, ended: 0 };
  const watch = createHubWatch({
    ask: () => {
      hub.asked += 1;
      return Promise.resolve(hub.answers);
    },
    isExpected: () => hub.expected,
    end: () => void (hub.ended += 1),
    timers: time.timers,
    log: createRecordingLog(),
  });
  watch.start();
  return { ...time, hub, watch };
};

test('a hub that does not answer three times in a row is ended, once', async () => {
  const { hub, advance } = setUp();
  await advance(60_000);
  expect(hub).toMatchObject({ asked: 12, ended: 0 });
  hub.answers = false;
  await advance(14_999);
  expect(hub.ended).toBe(0);
  await advance(1);
  expect(hub.ended).toBe(1);
  hub.answers = true;
  await advance(60_000);
  expect(hub.ended).toBe(1);
});

test('one answer in between makes it a busy hub, not a hung one', async () => {
  const { hub, advance } = setUp();
  for (let round = 0; round < 10; round += 1) {
    hub.answers = false;
    await advance(10_000);
    hub.answers = true;
    await advance(5_000);
  }
  expect(hub.ended).toBe(0);
});

test('a hub that is being started or stopped is left alone, and nothing is left behind', async () => {
  const { hub, watch, advance, pending } = setUp();
  Object.assign(hub, { answers: false, expected: false });
  await advance(60_000);
  expect(hub).toMatchObject({ asked: 0, ended: 0 });
  watch.stop();
  expect(pending()).toEqual([]);
});
