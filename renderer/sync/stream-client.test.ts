// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { FakeHub } from '../testing/fake-hub.ts';
import { TestTimers } from '../testing/test-timers.ts';
import { createHubClient } from './hub-client.ts';
import { SILENCE_MS, startStream, type StreamHandlers } from './stream-client.ts';

const start = (hub = new FakeHub()) => {
  const timers = new TestTimers();
  const asked: string[] = [];
  const client = createHubClient({
    fetch: (url, init) => {
      asked.push(url);
      return hub.fetch(url, init);
    },
    monotonic: () => 0,
    baseUrl: '',
  });
  const heard: Record<keyof StreamHandlers, unknown[]> = {
    onOpen: [],
    onBytes: [],
    onFrame: [],
    onLost: [],
    onUnauthorized: [],
  };
  const note =
    (name: keyof StreamHandlers) =>
    (what?: unknown): void =>
      void heard[name].push(what);
  const stream = startStream({
    hub: client,
    channels: [{ channel: 'cashier' }],
    lastEventId: 'log1-0',
    timers,
    random: () => 0.5,
    handlers: {
      onOpen: note('onOpen'),
      onBytes: note('onBytes'),
      onFrame: note('onFrame'),
      onLost: note('onLost'),
      onUnauthorized: note('onUnauthorized'),
    },
  });
  return { hub, timers, asked, heard, stream };
};

const seen = (check: () => void): Promise<void> => vi.waitFor(check, { interval: 1 });
const sell = (hub: FakeHub) => hub.model.place({ orderItems: [{ foodId: 'f1', quantity: 1, surcharge: 0 }] });

test('keep-alive comments count as news of the link', async () => {
  const { hub, heard, stream } = start();
  await seen(() => expect(heard.onOpen).toHaveLength(1));
  const before = heard.onBytes.length;
  hub.streams.keepAlive();
  await seen(() => expect(heard.onBytes.length).toBeGreaterThan(before));
  expect(heard.onFrame).toEqual([]);
  stream.stop();
});

test('a silent connection is given up and opened anew after the last id', async () => {
  const { hub, timers, asked, heard, stream } = start();
  await seen(() => expect(heard.onOpen).toHaveLength(1));
  sell(hub);
  await seen(() => expect(heard.onFrame).toHaveLength(1));
  timers.fire(SILENCE_MS);
  await seen(() => expect(heard.onOpen).toHaveLength(2));
  expect(asked).toEqual(['/events/cashier?lastEventId=log1-0', '/events/cashier?lastEventId=log1-1']);
  expect(heard.onLost).toHaveLength(1);
  expect(hub.streams.count).toBe(1);
  stream.stop();
});

test('after a cut it comes back, and misses and repeats nothing', async () => {
  const { hub, timers, heard, stream } = start();
  await seen(() => expect(heard.onOpen).toHaveLength(1));
  sell(hub);
  await seen(() => expect(heard.onFrame).toHaveLength(1));
  hub.streams.cut();
  await seen(() => expect(heard.onLost).toHaveLength(1));
  sell(hub);
  sell(hub);
  timers.fire(20_000);
  await seen(() => expect(heard.onFrame).toHaveLength(3));
  expect(heard.onFrame.map((frame) => (frame as { id: string }).id)).toEqual(['log1-1', 'log1-2', 'log1-3']);
  stream.stop();
});

test('a refused session ends it', async () => {
  const hub = new FakeHub();
  hub.signedIn = false;
  const { timers, asked, heard } = start(hub);
  await seen(() => expect(heard.onUnauthorized).toHaveLength(1));
  timers.fire(SILENCE_MS);
  expect(asked).toHaveLength(1);
});

test('stopped, it is silent and leaves no timer behind', async () => {
  const { hub, timers, heard, stream } = start();
  await seen(() => expect(heard.onOpen).toHaveLength(1));
  stream.stop();
  await seen(() => expect(hub.streams.count).toBe(0));
  expect(timers.waiting.size).toBe(0);
  expect(heard.onLost).toEqual([]);
});
