import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type StreamTicketRow = Selectable<Tables['stream_tickets']>;

export const insertStreamTicket = async (db: Db, row: StreamTicketRow): Promise<void> =>
  void (await db.insertInto('stream_tickets').values(row).execute());

export const maybeStreamTicket = (db: Db, hash: string): Promise<StreamTicketRow | undefined> =>
  db.selectFrom('stream_tickets').selectAll().where('hash', '=', hash).executeTakeFirst();

/** The first use binds it to the address it came from. False when somebody else was first, or it came too late. */
export const bindStreamTicket = async (db: Db, hash: string, address: string, now: number): Promise<boolean> => {
  const result = await db
    .updateTable('stream_tickets')
    .set({ address })
    .where('hash', '=', hash)
    .where('address', 'is', null)
    .where('usable_until', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const sweepStreamTickets = async (db: Db, now: number): Promise<void> =>
  void (await db
    .deleteFrom('stream_tickets')
    .where((eb) =>
      eb.or([eb('token_expires_at', '<', now), eb.and([eb('address', 'is', null), eb('usable_until', '<', now)])]),
    )
    .execute());
