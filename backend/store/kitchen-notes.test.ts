import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import type { LineChange, OrderChange } from '#domain/order-change.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleLine, sampleOrder } from '../testing/orders.ts';
import { kitchenNotesOf, setMarks, setPortion } from './kitchen-notes.ts';
import { changesOf, insertChange, setSeen, unseenOf } from './order-changes.ts';
import { insertOrder } from './orders.ts';

const change = (number: number, stations: (string | null)[]): OrderChange => ({
  number,
  at: 100 * number,
  userId: 7,
  reason: `reason ${number}`,
  before: cents(800),
  after: cents(1_600),
  lines: stations.map((stationId): LineChange => ({
    kind: 'added',
    line: sampleLine({ id: `${number}-${stationId}`, stationId }),
    quantity: 1,
    made: 0,
    notesBefore: null,
  })),
});

onEachEngine('what the kitchen notes', ({ read, write }) => {
  const order = (changes = 0) => write((db) => insertOrder(db, sampleOrder({ changes }), null)).then(({ id }) => id);

  test('portions and marks of each order; none leaves no trace', async () => {
    const [a, b, c] = [await order(), await order(), await order()];
    await write(async (db) => {
      await setPortion(db, a, { itemId: 'l2', done: 1 });
      await setPortion(db, a, { itemId: 'l2', done: 3 });
      await setPortion(db, a, { itemId: 'l1', done: 2 });
      await setPortion(db, b, { itemId: 'l1', done: 2 });
      await setPortion(db, b, { itemId: 'l1', done: 0 });
      await setMarks(db, c, ['rush', 'hold']);
      await setMarks(db, c, ['started', 'pin']);
    });
    const portions = [
      { itemId: 'l1', done: 2 },
      { itemId: 'l2', done: 3 },
    ];
    expect(await read((db) => kitchenNotesOf(db, [a, b, c], []))).toEqual(
      new Map([
        [a, { portions, marks: [], unseen: [] }],
        [c, { portions: [], marks: ['pin', 'started'], unseen: [] }],
      ]),
    );
    expect(await read((db) => kitchenNotesOf(db, [], []))).toEqual(new Map());
  });

  test('changes are kept as they were, and unseen by each station until it has seen them', async () => {
    const [id, other] = [await order(2), await order()];
    const changes = [change(1, ['bar', 'grill']), change(2, ['grill', null])];
    await write(async (db) => {
      for (const one of changes.toReversed()) await insertChange(db, id, one);
    });
    expect(await read((db) => changesOf(db, [id, other]))).toEqual(new Map([[id, changes]]));
    const unseen = () =>
      read((db) => unseenOf(db, [id, other])).then((found) => found.get(id)?.map(({ line }) => line.id) ?? []);
    expect(await unseen()).toEqual(['1-bar', '1-grill', '2-grill', '2-null']);
    await write((db) => setSeen(db, id, ['grill'], 1));
    expect(await unseen()).toEqual(['1-bar', '2-grill', '2-null']);
    await write((db) => setSeen(db, id, ['grill', null], 2));
    await write((db) => setSeen(db, id, [], 2));
    expect(await unseen()).toEqual(['1-bar']);
    const notes = await read((db) => kitchenNotesOf(db, [id], [id]));
    expect(notes.get(id)?.unseen).toMatchObject([{ change: 1, reason: 'reason 1', line: { id: '1-bar' } }]);
    await write((db) => setSeen(db, id, ['bar'], 2));
    expect(await read((db) => unseenOf(db, [id]))).toEqual(new Map());
  });
});
