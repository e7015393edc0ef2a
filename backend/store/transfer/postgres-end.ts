import { setTimeout as pause } from 'node:timers/promises';
import { INCOMING } from '../marks.ts';
import { migrate, pendingMigrations } from '../migrate.ts';
import { clientOn, HUB, kyselyOn, nameOf, requireReachable } from '../postgres/connect.ts';
import { CHANNEL } from '../postgres/tail.ts';
import { StartError } from '../start-error.ts';
import { listed, quoted, type End, type Row, type Value } from './end.ts';
import { isForeign, type Table } from './our-tables.ts';

const MOVER = `${HUB}-migrate`;
// Any number that nobody else takes: one move at a time in a database.
const ADVISORY = 4_300_431;
// Connections of a program that has just ended are noticed a moment later.
const LEAVING_MS = 2_000;
const LOOK_MS = 100;

/** @throws StartError bad-config, database-unreachable; data-folder-locked while hubs or another move are connected */
export const openPostgresEnd = async (url: string): Promise<End> => {
  await requireReachable(url, MOVER);
  const client = clientOn(url, MOVER);
  // The query that is under way says it, too.
  client.on('error', () => undefined);
  await client.connect();
  const place = nameOf(url);
  const query = async <T>(text: string, values: readonly Value[] = []): Promise<T[]> =>
    (await client.query(text, [...values])).rows as T[];
  try {
    await query(`set lock_timeout = ${LEAVING_MS}`);
    await query('set statement_timeout = 0');
    await query('set idle_in_transaction_session_timeout = 0');
    await alone(query, place);
  } catch (error) {
    await client.end();
    throw error;
  }

  /** The migrator brings its own connection. */
  const withKysely = async <T>(run: (db: ReturnType<typeof kyselyOn>) => Promise<T>): Promise<T> => {
    const db = kyselyOn(url, 1, () => undefined, { patient: true, caller: MOVER });
    try {
      return await run(db);
    } finally {
      await db.destroy();
    }
  };
  const sequence = `pg_get_serial_sequence($1, $2)`;
  const nameAndColumn = ({ name, numbered = '' }: Table): string[] => [quoted(name), numbered];
  let references: readonly Reference[] = [];

  return {
    place,
    holdsNul: false,
    query,
    tables: async () => {
      const rows = await query<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = current_schema() and table_type = 'BASE TABLE'`,
      );
      return rows.map(({ name }) => name).filter((name) => !isForeign(name));
    },
    pending: () => withKysely(pendingMigrations),
    migrate: () => withKysely(migrate),
    beginReading: async () => {
      await query('begin isolation level repeatable read');
      // What every writer locks first: a hub that starts meanwhile waits here, and then finds its log gone.
      await query("select value from meta where name = 'log-id' for update");
    },
    beginFilling: async (tables) => {
      await query('begin');
      await query(`truncate ${listed(tables.map(({ name }) => name).filter((name) => name !== 'meta'))}`);
      await query('delete from meta where name <> $1', [INCOMING]);
      references = await query<Reference>(REFERENCES);
      await alter(query, references, 'deferrable initially deferred');
    },
    insert: async ({ name, columns }, rows) => {
      const names = listed(columns);
      // One parameter, however many rows: PostgreSQL itself makes them of JSON, and bytes of their hex form.
      await query(
        `insert into ${quoted(name)} (${names}) select ${names} from json_populate_recordset(null::${quoted(name)}, $1)`,
        [JSON.stringify(rows.map(inHex))],
      );
    },
    commit: async () => {
      await query('set constraints all immediate');
      await alter(query, references, 'not deferrable');
      references = [];
      await query('commit');
    },
    counter: async (table) => {
      const [row] = await query<{ last: number | null }>(
        `select pg_sequence_last_value(${sequence}::regclass) as last`,
        nameAndColumn(table),
      );
      return row?.last ?? 0;
    },
    setCounter: async (table, last) => {
      await query(`select setval(${sequence}, greatest($3::bigint, 1), $3::bigint > 0)`, [
        ...nameAndColumn(table),
        last,
      ]);
    },
    // The server undoes what was not committed.
    close: () => client.end(),
  };
};

type Query = <T>(text: string, values?: readonly Value[]) => Promise<T[]>;
type Reference = { readonly table: string; readonly name: string };

// A printer may stand in for one that comes later, and no order of tables helps against that.
const REFERENCES = `select conrelid::regclass::text as "table", quote_ident(conname) as name
  from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`;

const alter = async (query: Query, references: readonly Reference[], how: string): Promise<void> => {
  for (const { table, name } of references) await query(`alter table ${table} alter constraint ${name} ${how}`);
};

const inHex = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]),
  );

/** No hub is connected, and no other move: waits a moment for those that are just leaving. */
const alone = async (query: Query, place: string): Promise<void> => {
  await query(`select pg_advisory_lock(${ADVISORY})`).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new StartError('data-folder-locked', `another move is at work on ${place}`);
  });
  for (let waited = 0; ; waited += LOOK_MS) {
    const { hubs, from } = await connectedHubs(query);
    if (hubs === 0) return;
    if (waited >= LEAVING_MS)
      throw new StartError(
        'data-folder-locked',
        `${hubs === 1 ? 'a hub is' : `${hubs} hubs are`} connected to ${place} (${from}); stop ${hubs === 1 ? 'it' : 'them'} first`,
      );
    await pause(LOOK_MS);
  }
};

/** A hub has several connections, of which one listens. */
const connectedHubs = async (query: Query): Promise<{ hubs: number; from: string }> => {
  const [row] = await query<{ all: number; listening: number; from: string | null }>(
    `select count(*) as "all", count(*) filter (where query = $1) as listening,
            string_agg(distinct coalesce(host(client_addr), 'this machine'), ', ') as "from"
     from pg_stat_activity where datname = current_database() and application_name = $2`,
    [`listen ${CHANNEL}`, HUB],
  );
  const { all = 0, listening = 0, from } = row ?? {};
  return { hubs: all === 0 ? 0 : Math.max(1, listening), from: from ?? '' };
};
