import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Who has said nothing for so long is gone, and what it held with it. */
export const HUB_GONE_MS = 15_000;

// Values of one statement are limited: a crowd that comes back at once is said in parts.
const ROWS = 5_000;

/** Owner → how many streams this hub holds; 0: none any more. */
export type StreamCounts = ReadonlyMap<string, number>;

/** That the hub lives, and what it holds of whom. What fails in between is said again, whole. */
export const reportStreams = async (
  db: Kysely<Tables>,
  hubId: string,
  counts: StreamCounts,
  now: number,
): Promise<void> => {
  await db
    .insertInto('hubs')
    .values({ id: hubId, seen_at: now })
    .onConflict((c) => c.column('id').doUpdateSet({ seen_at: now }))
    .execute();
  const gone = [...counts].filter(([, count]) => count === 0).map(([owner]) => owner);
  if (gone.length > 0)
    await db.deleteFrom('hub_streams').where('hub_id', '=', hubId).where('owner', 'in', gone).execute();
  const held = [...counts].filter(([, count]) => count > 0);
  for (let at = 0; at < held.length; at += ROWS)
    await db
      .insertInto('hub_streams')
      .values(held.slice(at, at + ROWS).map(([owner, count]) => ({ hub_id: hubId, owner, count })))
      .onConflict((c) => c.columns(['hub_id', 'owner']).doUpdateSet((eb) => ({ count: eb.ref('excluded.count') })))
      .execute();
};

/** Streams that the other hubs hold, by owner; of everybody unless `owner` is given. */
export const streamsElsewhere = async (
  db: Kysely<Tables>,
  hubId: string,
  now: number,
  owner?: string,
): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('hub_streams')
    .innerJoin('hubs', 'hubs.id', 'hub_streams.hub_id')
    .select((eb) => ['owner', eb.fn.sum<number>('count').as('count')])
    .where('hub_id', '!=', hubId)
    .where('seen_at', '>', now - HUB_GONE_MS)
    .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
    .groupBy('owner')
    .execute();
  return new Map(rows.map((row) => [row.owner, row.count]));
};

/** How many hubs there are just now. */
export const liveHubs = async (db: Kysely<Tables>, now: number): Promise<number> => {
  const { hubs } = await db
    .selectFrom('hubs')
    .select((eb) => eb.fn.countAll<number>().as('hubs'))
    .where('seen_at', '>', now - HUB_GONE_MS)
    .executeTakeFirstOrThrow();
  return hubs;
};

/** What a hub held that is no more. */
export const forgetHubs = async (db: Kysely<Tables>, { before, hubId }: { before: number; hubId?: string }) =>
  void (await db
    .deleteFrom('hubs')
    .where((eb) => eb.or([eb('seen_at', '<', before), eb('id', '=', hubId ?? '')]))
    .execute());
