// @vitest-environment node
import { expect, test, vi } from 'vitest';
import type { TrackedOrder } from '#contract/track.ts';
import { createTrackStore } from '../../store/track/state.ts';
import { TestTimers } from '../../testing/test-timers.ts';
import { HubError } from '../hub-client.ts';
import { followOrder } from './follow-order.ts';

const order = (state: TrackedOrder['state'], rev: number, more: Partial<TrackedOrder> = {}): TrackedOrder => ({
  id: 'u1',
  displayCode: 'A01',
  ticketNumber: 1,
  venueName: 'Sagra',
  items: [],
  ahead: null,
  own: true,
  cancellable: false,
  cancelReason: null,
  pickup: null,
  needsCode: true,
  state,
  placedAt: '2026-08-15T19:00:00.000Z',
  acceptedAt: null,
  preparingAt: null,
  readyAt: null,
  pickedUpAt: null,
  cancelledAt: null,
  rev,
  ...more,
});

/** A hub with one order: what it answers, and its stream. */
const start = (first: TrackedOrder, fault: HubError | null = null) => {
  const hub = { order: first, reads: 0, fault, opened: [] as string[] };
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const timers = new TestTimers();
  const store = createTrackStore();
  const changes: string[] = [];
  const follower = followOrder('u1', {
    store,
    timers,
    random: () => 0.5,
    monotonic: () => 0,
    onChange: (now, before) => changes.push(`${before?.state ?? '-'}>${now.state}`),
    client: {
      read: () => {
        hub.reads += 1;
        return hub.fault
          ? Promise.reject(hub.fault)
          : Promise.resolve({ order: hub.order, head: `log-${hub.order.rev}` });
      },
      stream: (_id, lastEventId) => {
        hub.opened.push(lastEventId);
        const body = new ReadableStream<Uint8Array>({ start: (controller) => void streams.push(controller) });
        return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      },
    },
  });
  const say = (text: string): void => streams.at(-1)?.enqueue(new TextEncoder().encode(text));
  const update = (state: TrackedOrder['state'], rev: number): void => {
    const { id: _id, pickup: _pickup, ...rest } = order(state, rev);
    say(`id: log-${rev}\nevent: order-update\ndata: ${JSON.stringify(rest)}\n\n`);
  };
  return { hub, streams, timers, store, changes, follower, say, update };
};
const seen = (check: () => void): Promise<void> => vi.waitFor(check, { interval: 1 });

test('the snapshot first, then the stream from where it was true', async () => {
  const { hub, store, streams, follower, update, changes } = start(order('CONFIRMED', 4));
  await seen(() => expect(streams).toHaveLength(1));
  expect(hub.opened).toEqual(['log-4']);
  hub.order = order('READY', 6, { pickup: { code: '123456', expiresAt: '2026-08-15T19:20:00.000Z' } });
  update('READY', 6);
  await seen(() => expect(store.getState().order?.pickup?.code).toBe('123456'));
  expect(store.getState().phase).toBe('shown');
  expect(changes.filter((change) => change === 'CONFIRMED>READY')).toHaveLength(1);
  follower.stop();
});

test('an old frame, a broken one and an answer that comes late change nothing', async () => {
  const { hub, store, streams, follower, update, say } = start(order('READY', 6));
  await seen(() => expect(streams).toHaveLength(1));
  update('PREPARING', 5);
  say('id: log-7\nevent: order-update\ndata: {broken\n\n');
  hub.order = order('PREPARING', 3);
  const reads = hub.reads;
  await seen(() => expect(hub.reads).toBeGreaterThan(reads + 1));
  expect(store.getState().order?.state).toBe('READY');
  follower.stop();
});

test('a link that ended leaves nothing of the order on the page', async () => {
  const { hub, store, streams, follower, say } = start(order('READY', 6));
  await seen(() => expect(streams).toHaveLength(1));
  hub.fault = new HubError('track-link-invalid', 404, '');
  say('event: resync\ndata: {"reason":"expired","head":"log-9"}\n\n');
  await seen(() => expect(store.getState().phase).toBe('gone'));
  expect(store.getState().order).toBeNull();
  follower.stop();
});

test('without an answer it says so, and asks again until there is one', async () => {
  const { hub, store, timers, follower, streams } = start(order('READY', 6), new HubError('unreachable', 0, ''));
  await seen(() => expect(store.getState()).toMatchObject({ phase: 'problem', link: { phase: 'lost' } }));
  expect(streams).toEqual([]);
  hub.fault = null;
  timers.fire(1_000);
  await seen(() => expect(store.getState()).toMatchObject({ phase: 'shown', order: { state: 'READY' } }));
  await seen(() => expect(store.getState().link.phase).toBe('live'));
  follower.stop();
});
