import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { IDEMPOTENCY_MS, keepReply, maybeReply, sweepReplies } from './idempotency.ts';

const NOW = 1_786_000_000_000;
const made = { requestHash: 'h1', status: 201, body: '{"id":1}' };
const again = { requestHash: 'h2', status: 204, body: null };

onEachEngine('idempotency keys', ({ read, write }) => {
  test('a key answers within its scope and for a day what it answered first', async () => {
    await write((db) => keepReply(db, '7 POST /v1/orders', 'k', NOW, made));
    const asked = [
      ['7 POST /v1/orders', 'k', NOW],
      ['7 POST /v1/orders', 'k', NOW + IDEMPOTENCY_MS - 1],
      ['7 POST /v1/orders', 'k', NOW + IDEMPOTENCY_MS],
      ['8 POST /v1/orders', 'k', NOW],
      ['7 POST /v1/orders', 'K', NOW],
    ] as const;
    const answers = await read((db) => Promise.all(asked.map(([scope, key, now]) => maybeReply(db, scope, key, now))));
    expect(answers).toEqual([made, made, undefined, undefined, undefined]);
  });

  test('a key that is used anew after its day answers the new one, and a sweep takes the old ones', async () => {
    const later = NOW + IDEMPOTENCY_MS + 1;
    await write((db) => keepReply(db, 's', 'k', NOW, made));
    await write((db) => keepReply(db, 's', 'old', NOW, made));
    await write((db) => keepReply(db, 's', 'k', later, again));
    await write((db) => sweepReplies(db, later));
    expect(await read((db) => maybeReply(db, 's', 'k', later))).toEqual(again);
    expect(await read((db) => maybeReply(db, 's', 'old', NOW))).toBeUndefined();
  });

  test('a command that fails keeps no answer', async () => {
    const failing = write(async (db) => {
      await keepReply(db, 's', 'k', NOW, made);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await read((db) => maybeReply(db, 's', 'k', NOW))).toBeUndefined();
  });
});
