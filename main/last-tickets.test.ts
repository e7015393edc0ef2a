import { expect, test } from 'vitest';
import type { BackendState } from './backend-process.ts';
import { HubStartError } from './hub-messages.ts';
import { createTroubleSign, troubleOf } from './hub-trouble.ts';
import { createTicketMemory } from './last-tickets.ts';
import { createFakeTime } from './testing/fake-time.ts';

const row = {
  id: 1,
  displayCode: 'A01',
  table: '7',
  customer: 'Ada Lovelace',
  confirmedAt: '2026-07-01T18:00:00.000Z',
  ticketNumber: 12,
  total: '9',
  orderItems: [{ id: '1', quantity: 2, notes: 'no nuts', unitPrice: '4.5', food: { id: '3', name: 'Gnocchi' } }],
};

const setUp = (kept?: string) => {
  const time = createFakeTime();
  const file: { text: string | undefined } = { text: kept };
  const hub = { up: true, rows: [row] as object[] };
  const open = () => createTicketMemory({ read: () => file.text, write: (text) => void (file.text = text), ...time });
  const source = {
    openOrders: async () => {
      if (!hub.up) throw new Error('away');
      return { data: hub.rows, pagination: { totalItems: 1, currentPage: 1, totalPages: 1 } };
    },
    language: async () => 'it' as const,
  };
  return { ...time, file, hub, open, source };
};

test('remembers the open tickets, without names or money, over the death of hub and station', async () => {
  const { open, source, hub, file, advance, pending } = setUp();
  const memory = open();
  memory.start(source);
  await advance(0);
  expect(memory.last()).toMatchObject({
    language: 'it',
    tickets: [{ number: 12, code: 'A01', table: '7', lines: ['2× Gnocchi (no nuts)'] }],
  });
  expect(file.text).not.toMatch(/Ada|"9"|4\.5|total/);

  hub.up = false;
  await advance(60_000);
  expect(open().last()?.tickets).toHaveLength(1);
  hub.up = true;
  hub.rows = [];
  await advance(10_000);
  expect(open().last()?.tickets).toEqual([]);
  memory.stop();
  expect(pending()).toEqual([]);
});

test('what does not change wears the card once a minute, what changes is written at once', async () => {
  const { open, source, hub, file, advance } = setUp();
  const memory = open();
  memory.start(source);
  await advance(0);
  const first = file.text;
  await advance(50_000);
  expect(file.text).toBe(first);
  expect(memory.last()?.at).toBeGreaterThan((JSON.parse(first ?? '') as { at: number }).at);
  await advance(10_000);
  expect(file.text).not.toBe(first);
  hub.rows = [];
  await advance(10_000);
  expect(file.text).toContain('"tickets":[]');
  memory.stop();
});

test.each(['', '{', '{"version":2}', '[]'])('a file with %j is no memory, and no reason to stop', (text) => {
  expect(setUp(text).open().last()).toBeUndefined();
});

test.each<[BackendState, string | undefined]>([
  [{ kind: 'idle' }, 'starting'],
  [{ kind: 'starting' }, 'starting'],
  [{ kind: 'restarting', inMs: 200, failure: undefined }, 'restarting'],
  [{ kind: 'crash-loop', inMs: 30_000, failure: undefined }, 'crash-loop'],
  [{ kind: 'failed', error: new HubStartError('port-taken', 'port 4300 is in use') }, 'failed'],
  [{ kind: 'stopping' }, undefined],
  [{ kind: 'stopped' }, undefined],
])('%j is trouble: %s', (state, kind) => {
  expect(troubleOf(state)?.kind).toBe(kind);
});

test('a hub that starts only to die again stays in its crash loop until it is ready', () => {
  const sign = createTroubleSign();
  let changes = 0;
  const stop = sign.onChange(() => void (changes += 1));
  sign.show({ kind: 'crash-loop', failure: undefined, message: undefined });
  sign.show({ kind: 'starting' });
  expect([sign.current()?.kind, changes]).toEqual(['crash-loop', 1]);
  sign.show(undefined);
  expect(sign.current()).toBeUndefined();
  stop();
  sign.show({ kind: 'restarting' });
  expect(changes).toBe(2);
});
