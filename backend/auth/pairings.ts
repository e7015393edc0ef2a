import { Refusal } from '#contract/errors.ts';
import type { DeviceKind } from '#contract/pairings.ts';
import type { WriteTx } from '../store/event-log.ts';
import { isRunning } from '../store/leases.ts';
import type { Store } from '../store/open-store.ts';
import {
  deletePairing,
  givePairing,
  insertPairing,
  maybePairing,
  maybePairingOf,
  openPairings,
  sweepPairings,
  type PairingRow,
} from '../store/pairings.ts';
import type { Clock, Random } from '../store/ports.ts';
import { createLimiter } from './limiter.ts';
import { digest, sameSecret } from './tokens.ts';

// Time to find the manager; a code that is forgotten on a screen is soon nobody's.
const PAIRING_MS = 10 * 60_000;
/** From one address: a screen that is opened anew again and again, not a program that fills the table. */
const ASKS = { max: 20, windowMs: 10 * 60_000 };
// More screens than any house pairs at once; what is past its time makes room.
const MAX_OPEN = 100;
// Without letters and digits that are taken for each other: 0 O, 1 I L, 5 S, 8 B, 2 Z.
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679';
const LENGTH = 6;

/** What a screen or station is let in with: whom it may be, or which key is its own. */
export type Given = { person_id: number } | { key_id: string };
export type Asked = { id: string; code: string; secret: string; expiresAt: number };

/** Screens that ask to be let in. Whoever confirms the code lets in the one screen that knows the secret, once. */
export const createPairings = ({ store, clock, random }: { store: Store; clock: Clock; random: Random }) => {
  const asks = createLimiter('pairing', ASKS, { clock, shared: store.shared });
  const text = (bytes: number): string => Buffer.from(random.bytes(bytes)).toString('base64url');

  const isLive = ({ expires_at }: PairingRow, now: number): boolean => isRunning(expires_at, now, PAIRING_MS);

  const newCode = (taken: ReadonlySet<string>): string => {
    for (;;) {
      // 25 letters: bytes from 250 on would make the first ones likelier.
      const fair = [...random.bytes(4 * LENGTH)].filter((byte) => byte < 250);
      const code = fair
        .slice(0, LENGTH)
        .map((byte) => LETTERS[byte % LETTERS.length])
        .join('');
      if (code.length === LENGTH && !taken.has(code)) return code;
    }
  };

  return {
    /** @throws Refusal too-many-requests */
    async ask(address: string, kind: DeviceKind): Promise<Asked> {
      await asks.take(address);
      return store.write(async (tx) => {
        await sweepPairings(tx.db, tx.now, 2 * PAIRING_MS);
        const open = await openPairings(tx.db);
        if (open.length >= MAX_OPEN) throw new Refusal('too-many-requests', undefined, 60);
        const [id, secret] = [text(9), text(24)];
        const code = newCode(new Set(open.map((row) => row.code)));
        const expiresAt = tx.now + PAIRING_MS;
        const row = { id, kind, code, secret_hash: digest(secret), expires_at: expiresAt };
        await insertPairing(tx.db, { ...row, person_id: null, key_id: null });
        return { id, code, secret, expiresAt };
      });
    },

    /**
     * What the asker with this secret waits for; `given` null as long as nobody has confirmed it.
     * @throws Refusal pairing-unknown, the same for a wrong secret
     */
    async look(id: string, secret: string): Promise<{ given: Given | null; expiresAt: number }> {
      const row = await store.read(({ db }) => maybePairing(db, id));
      if (!row || !isLive(row, clock.now()) || !sameSecret(digest(secret), row.secret_hash))
        throw new Refusal('pairing-unknown');
      return { given: givenOf(row), expiresAt: row.expires_at };
    },

    /** Hands it out, once, in the transaction of what is made of it. @throws Refusal pairing-unknown */
    async spend(tx: WriteTx, id: string): Promise<void> {
      if (!(await deletePairing(tx.db, id))) throw new Refusal('pairing-unknown');
    },

    /** The screen that shows this code, for whoever lets it in in the same transaction. @throws Refusal pairing-unknown */
    async find(tx: WriteTx, code: string): Promise<{ kind: DeviceKind; give(given: Given): Promise<void> }> {
      const row = await maybePairingOf(tx.db, code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
      if (!row || !isLive(row, tx.now) || givenOf(row) !== null) throw new Refusal('pairing-unknown');
      return { kind: row.kind, give: (given) => givePairing(tx.db, row.id, given) };
    },
  };
};
export type Pairings = ReturnType<typeof createPairings>;

const givenOf = ({ person_id, key_id }: PairingRow): Given | null => {
  if (person_id !== null) return { person_id };
  return key_id === null ? null : { key_id };
};
