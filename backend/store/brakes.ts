import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** How often since when (epoch ms). */
export type Count = { since: number; count: number };

/**
 * Adds one in a single statement, without the writer's lock: a counter that two hubs move at once is exact, and nobody waits for it.
 * A window that is over, or lies in the future of a clock that was set back, begins anew.
 */
export const noteBrake = (db: Kysely<Tables>, name: string, windowMs: number, now: number): Promise<Count> =>
  db
    .insertInto('brakes')
    .values({ name, since: now, count: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => {
        const fresh = eb.or([eb('brakes.since', '<=', now - windowMs), eb('brakes.since', '>=', now + windowMs)]);
        return {
          since: eb.case().when(fresh).then(now).else(eb.ref('brakes.since')).end(),
          count: eb
            .case()
            .when(fresh)
            .then(1)
            .else(eb('brakes.count', '+', 1))
            .end(),
        };
      }),
    )
    .returning(['since', 'count'])
    .executeTakeFirstOrThrow();

export const maybeBrake = (db: Kysely<Tables>, name: string): Promise<Count | undefined> =>
  db.selectFrom('brakes').select(['since', 'count']).where('name', '=', name).executeTakeFirst();

/** What began before `before` (epoch ms) holds nobody back any more. */
export const sweepBrakes = async (db: Kysely<Tables>, before: number): Promise<void> =>
  void (await db.deleteFrom('brakes').where('since', '<', before).execute());
