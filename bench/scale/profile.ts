/** What an order costs in statements: PostgreSQL counts them itself (pg_stat_statements), in a run of its own. */
import { number, table } from '../streams/table.ts';
import type { Database } from './database.ts';
import { startHouse } from './house.ts';
import { takeOrders } from './intake.ts';

const LONGEST = 150;

export const profile = async (database: Database, tills: number, ms: number): Promise<string> => {
  await database.restartWith({ shared_preload_libraries: 'pg_stat_statements' });
  await database.ask('create extension pg_stat_statements');
  const parts: string[] = [];
  for (const hubs of [1, 2, 3]) {
    const name = `profile_${hubs}`;
    const url = await database.make(name);
    const house = await startHouse({ name, hubs, database: { name, urlOf: () => url } });
    try {
      await takeOrders(house, database, { tills, ms: 500, warmMs: 0 });
      for (const count of hubs === 1 ? [1, tills] : [tills]) {
        await database.ask('select pg_stat_statements_reset()');
        const { perSecond, perCommit } = await takeOrders(house, database, { tills: count, ms, warmMs: 0 });
        const pace = `${number(perSecond)} orders/s, ${number(perCommit, 1)} a commit`;
        parts.push(await statements(database, name, `hubs: ${hubs}, tills: ${count}, ${pace}`));
      }
    } finally {
      await house.stop();
    }
  }
  return parts.join('\n\n');
};

const statements = async (database: Database, name: string, title: string): Promise<string> => {
  const rows = await database.ask(
    `select s.calls, s.total_exec_time as ms, s.query from pg_stat_statements s
      join pg_database d on d.oid = s.dbid where d.datname = $1 order by s.calls desc`,
    [name],
  );
  const orders = Number(rows.find(({ query }) => String(query).startsWith('insert into "orders"'))?.['calls']);
  const each = (column: 'calls' | 'ms', digits: number): string =>
    number(rows.reduce((sum, row) => sum + Number(row[column]), 0) / orders, digits);
  return table(
    [`${title}: statement`, 'calls an order', 'ms an order in PostgreSQL'],
    [
      ['all', each('calls', 1), each('ms', 2)],
      ...rows
        .filter(({ calls }) => Number(calls) / orders > 0.02)
        .map(({ query, calls, ms }) => [
          `\`${String(query).replaceAll(/\s+/g, ' ').slice(0, LONGEST)}\``,
          number(Number(calls) / orders, 2),
          number(Number(ms) / orders, 3),
        ]),
    ],
  );
};
