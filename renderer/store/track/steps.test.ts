import { expect, test } from 'vitest';
import type { TrackUpdate } from '#contract/track.ts';
import { applyUpdate, stepsOf } from './steps.ts';
import { parseKnown, remember } from './known-orders.ts';

const at = (minute: number): string => `2026-08-15T19:0${minute}:00.000Z`;
const order = (state: TrackUpdate['state'], more: Partial<TrackUpdate> = {}): TrackUpdate => ({
  state,
  placedAt: at(0),
  acceptedAt: at(1),
  preparingAt: at(2),
  readyAt: null,
  pickedUpAt: null,
  cancelledAt: null,
  rev: 5,
  ...more,
});

const states = (update: TrackUpdate): string =>
  stepsOf(update)
    .map(({ state }) => state)
    .join(' ');

test.each([
  [order('PENDING', { acceptedAt: null, preparingAt: null }), 'now next next next next'],
  [order('CONFIRMED', { preparingAt: null }), 'done now next next next'],
  [order('PREPARING'), 'done done now next next'],
  [order('READY', { readyAt: at(3) }), 'done done done now next'],
  [order('READY', { readyAt: at(3), preparingAt: null }), 'done done skipped now next'],
  [order('PICKED_UP', { readyAt: at(3), pickedUpAt: at(4) }), 'done done done done done'],
  [order('CANCELLED', { cancelledAt: at(3) }), 'done done done skipped skipped'],
  // Recalled by the kitchen: what was ready is not any more.
  [order('PREPARING', { readyAt: at(3) }), 'done done now next next'],
])('the five steps of %j', (update, wanted) => {
  expect(states(update)).toBe(wanted);
});

test('older news changes nothing', () => {
  const now = order('READY');
  expect(applyUpdate(now, order('PREPARING', { rev: 4 }))).toBe(now);
  expect(applyUpdate(now, order('PICKED_UP', { rev: 6 })).state).toBe('PICKED_UP');
});

test('a phone remembers twenty orders for three days, and never a code', () => {
  const full = (id: string) => ({
    ...order('READY'),
    id,
    displayCode: 'A01',
    ticketNumber: 1,
    venueName: 'Sagra',
    items: [],
    ahead: null,
    own: true,
    cancellable: false,
    cancelReason: null,
    pickup: { code: '123456', expiresAt: at(9) },
    needsCode: true,
  });
  let known = remember([], full('x'), 0);
  for (let index = 0; index < 25; index += 1) known = remember(known, full(String(index)), 1000 + index);
  expect(known).toHaveLength(20);
  expect(known[0]?.order.id).toBe('24');
  const text = JSON.stringify(known);
  expect(text).not.toContain('123456');
  expect(parseKnown(text, 2000)).toEqual(known);
  expect(parseKnown(text, 4 * 86_400_000)).toEqual([]);
  for (const damaged of ['{', 'null', '[1,null,{}]', '"x"', null]) expect(parseKnown(damaged, 0)).toEqual([]);
});
