import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { first } from './001-first.ts';
import { stations } from './002-stations.ts';

test('orders from before there were stations get their parts, as far along as they are', async () => {
  const sqlite = new Database(':memory:');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  await first.up(db);
  const order = sqlite.prepare(
    `insert into orders (id, uuid, oid, order_number, order_code, display_code, state, payment, business_day, discount,
      sub_total, surcharge, total, reprints, rev, created_at, updated_at, confirmed_at)
     values (:id, :id, :id, :id, :id, :id, :state, 'paid', '2026-08-15', 0, 0, 0, 0, 0, 0, 0, 0, :confirmed)`,
  );
  const line = sqlite.prepare(
    `insert into order_lines (id, order_id, position, food_id, food_name, category_id, category_name, station_id, quantity,
      unit_price, surcharge) values (:id, :order, 0, 'f', 'F', 'c', 'C', :station, 1, 1, 0)`,
  );
  const states = ['PENDING', 'CONFIRMED', 'PREPARING', 'READY', 'PICKED_UP', 'CANCELLED'];
  for (const [index, state] of states.entries()) {
    order.run({ id: index + 1, state, confirmed: state === 'PENDING' ? null : 1 });
    for (const station of ['bar', 'bar', 'grill', null])
      line.run({ id: `${index}-${Math.random()}`, order: index + 1, station });
  }
  await stations.up(db);
  const rows = sqlite.prepare('select order_id, station_id, status from order_parts order by 1, 2').raw().all();
  const both = (id: number, status: string) => [
    [id, 'bar', status],
    [id, 'grill', status],
  ];
  expect(rows).toEqual([
    ...both(2, 'CONFIRMED'),
    ...both(3, 'CONFIRMED'),
    ...both(4, 'COMPLETED'),
    ...both(5, 'PICKED_UP'),
    ...both(6, 'CONFIRMED'),
  ]);
  await db.destroy();
});
