import type { Clock } from '../store/ports.ts';
import type { Principal } from './principal.ts';

// More sessions than any venue has; only good credentials get in, so nobody can fill it from outside.
const MAX_KNOWN = 5_000;

/**
 * Whom a token or a key was found to be, so that a till's thousandth request costs no signature and no query. Every change
 * that could make an answer wrong (logout, role, password, revoked key) calls `forget`: one process writes the people.
 */
export const createPrincipalCache = (clock: Clock) => {
  const known = new Map<string, Principal>();
  let generation = 0;

  return {
    /** `find` is asked only for what is not known, or no longer in its time. */
    async get(credential: string, find: () => Promise<Principal | undefined>): Promise<Principal | undefined> {
      const kept = known.get(credential);
      if (kept && (kept.kind !== 'person' || kept.expiresAt > clock.now())) return kept;
      const asked = generation;
      const principal = await find();
      // What was found while somebody was being removed may be of before.
      if (!principal || asked !== generation) return principal;
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(credential, principal);
      return principal;
    },

    /** Grows with every change of who may do what. */
    generation: (): number => generation,

    forget(): void {
      generation += 1;
      known.clear();
    },
  };
};
