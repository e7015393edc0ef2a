import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { forgetHubs, HUB_GONE_MS, liveHubs, reportStreams, streamsElsewhere } from './hub-streams.ts';

const NOW = 100_000;

onEachEngine('streams of several hubs', ({ write }) => {
  const report = (hub: string, counts: Record<string, number>, now = NOW) =>
    write(async (db) => reportStreams(db, hub, new Map(Object.entries(counts)), now));
  const elsewhere = async (hub: string, now = NOW, owner?: string) =>
    Object.fromEntries(await write((db) => streamsElsewhere(db, hub, now, owner)));

  test('each sees what the others hold, by owner; who holds none any more is not there', async () => {
    await report('one', { ada: 2, bea: 1 });
    await report('two', { ada: 3 });
    expect(await elsewhere('one')).toEqual({ ada: 3 });
    expect(await elsewhere('two')).toEqual({ ada: 2, bea: 1 });
    expect(await elsewhere('three', NOW, 'ada')).toEqual({ ada: 5 });
    await report('one', { ada: 0, bea: 4 });
    expect(await elsewhere('two')).toEqual({ bea: 4 });
  });

  test('a hub that has said nothing for a while holds nothing; one that leaves takes its own along', async () => {
    await report('one', { ada: 2 });
    await report('two', { bea: 1 }, NOW + HUB_GONE_MS);
    expect(await elsewhere('three', NOW + HUB_GONE_MS)).toEqual({ bea: 1 });
    expect(await write((db) => liveHubs(db, NOW + HUB_GONE_MS))).toBe(1);
    await write((db) => forgetHubs(db, { before: 0, hubId: 'two' }));
    expect(await elsewhere('three', NOW)).toEqual({ ada: 2 });
    await write((db) => forgetHubs(db, { before: NOW + 1 }));
    expect(await elsewhere('three', NOW)).toEqual({});
  });
});
