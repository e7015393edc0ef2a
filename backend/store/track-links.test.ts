import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { insertOrder } from './orders.ts';
import { raiseTrackVersion, trackVersionOf } from './track-links.ts';

onEachEngine('tracking links', ({ read, write }) => {
  test('each revocation makes the next version of one order, also when two come at once', async () => {
    const [a, b] = await write(async (db) => [
      (await insertOrder(db, sampleOrder(), null)).id,
      (await insertOrder(db, sampleOrder(), null)).id,
    ]);
    const versions = () => read((db) => Promise.all([a, b, 999].map((id) => trackVersionOf(db, id ?? 0))));
    expect(await versions()).toEqual([0, 0, 0]);
    await Promise.all([1, 2, 3].map(() => write((db) => raiseTrackVersion(db, a ?? 0))));
    expect(await versions()).toEqual([3, 0, 0]);
  });
});
