import type { CustomerStream } from '#contract/customers.ts';
import type { Clock, Random } from '../store/ports.ts';
import type { Store } from '../store/open-store.ts';
import { maybePerson } from '../store/people.ts';
import { isRevoked } from '../store/sessions.ts';
import {
  bindStreamTicket,
  insertStreamTicket,
  maybeStreamTicket,
  type StreamTicketRow,
} from '../store/stream-tickets.ts';
import type { Person } from './examine-token.ts';
import { createLimiter } from './limiter.ts';
import { digest } from './tokens.ts';

/** How long a ticket waits for its first use, s: a page asks for it and opens the stream at once. */
export const TICKET_SECONDS = 60;
// A page that reconnects in a loop with a new ticket each time would fill the table.
const TICKETS = { max: 120, windowMs: 60_000 };
const PREFIX = 'st_';

/** A ticket is told from a token by its first letters: no JWT begins so. */
export const isTicket = (text: string): boolean => text.startsWith(PREFIX);

/**
 * Tickets that stand in a stream's address in the place of a token (seed-systems L1). A ticket is good for one stream and one
 * person; its first use binds it to the network address it came from, and from there it goes on working, because a browser
 * reconnects to the very same URL, until the session it was asked for with ends or is revoked.
 */
export const createStreamTickets = ({ store, clock, random }: { store: Store; clock: Clock; random: Random }) => {
  const limiter = createLimiter('stream-ticket', TICKETS, { clock, shared: store.shared });

  const personOf = (row: StreamTicketRow): Promise<Person | undefined> =>
    store.read(async ({ db }) => {
      if (row.token_expires_at <= clock.now() || (await isRevoked(db, row.jti))) return undefined;
      const person = await maybePerson(db, row.person_id);
      if (!person?.active || person.session_version !== row.session_version) return undefined;
      const { id, username, role } = person;
      return { kind: 'person', id, username, role, jti: row.jti, expiresAt: row.token_expires_at };
    });

  return {
    /** @throws Refusal too-many-requests */
    async mint(person: Person, stream: CustomerStream): Promise<string> {
      await limiter.take(String(person.id));
      const ticket = PREFIX + Buffer.from(random.bytes(24)).toString('base64url');
      await store.write(async (tx) => {
        const row = await maybePerson(tx.db, person.id);
        await insertStreamTicket(tx.db, {
          hash: digest(ticket),
          stream,
          person_id: person.id,
          jti: person.jti,
          session_version: row?.session_version ?? 0,
          token_expires_at: person.expiresAt,
          usable_until: tx.now + TICKET_SECONDS * 1000,
          address: null,
        });
      });
      return ticket;
    },

    /** Whose stream this ticket opens from this address; undefined when it opens none. */
    async redeem(ticket: string, stream: CustomerStream, address: string): Promise<Person | undefined> {
      const hash = digest(ticket);
      const row = await store.read(({ db }) => maybeStreamTicket(db, hash));
      if (row?.stream !== stream) return undefined;
      const ours =
        row.address === null
          ? await store.write((tx) => bindStreamTicket(tx.db, hash, address, tx.now))
          : row.address === address;
      return ours ? personOf(row) : undefined;
    },
  };
};
export type StreamTickets = ReturnType<typeof createStreamTickets>;
