import { Refusal } from '#contract/errors.ts';
import type { Cents } from '#contract/money.ts';
import type { Random } from '../store/ports.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePerson } from '../store/people.ts';
import { isRevoked, revokeToken } from '../store/sessions.ts';
import { keyFor, readClaims, signClaims } from './signed-claims.ts';

/** Long enough for a sale that waits for its hub to come back; a forgotten one is soon worthless. */
export const APPROVAL_MS = 60 * 60_000;

/** What a manager agrees to at a till, as something that the till gives along with the sale. */
export const createApprovals = ({ secret, random }: { secret: string; random: Random }) => {
  const key = keyFor(secret, 'discount approval');

  return {
    /** `by`: whose PIN it was; `max`: the largest discount it is good for; `expiresAt` epoch ms. */
    make: (by: number, max: Cents, expiresAt: number): string =>
      signClaims(
        { by, max, jti: Buffer.from(random.bytes(12)).toString('base64url'), exp: Math.floor(expiresAt / 1000) },
        key,
      ),

    /**
     * Uses it up in the sale's own transaction: a sale that fails leaves it as it was.
     * @throws Refusal approval-refused
     */
    async spend(tx: WriteTx, approval: string, discount: Cents): Promise<void> {
      const { by, max, jti, exp } = readClaims(approval, key, tx.now) ?? {};
      if (typeof by !== 'number' || typeof max !== 'number' || typeof jti !== 'string' || typeof exp !== 'number')
        throw new Refusal('approval-refused');
      const person = await maybePerson(tx.db, by);
      const may = person?.active === 1 && (person.role === 'admin' || person.role === 'maintainer');
      if (!may || discount > max || (await isRevoked(tx.db, jti))) throw new Refusal('approval-refused');
      await revokeToken(tx.db, jti, exp * 1000);
    },
  };
};
export type Approvals = ReturnType<typeof createApprovals>;
