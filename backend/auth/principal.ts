import type { Role } from '#contract/people.ts';

/** Whoever is at the other end of a request. */
export type Principal =
  | {
      kind: 'person';
      id: number;
      username: string;
      role: Role;
      jti: string;
      /** epoch ms */
      expiresAt: number;
      /** Opened with a PIN, which proves less than a password: its role is never more than operator. */
      byPin?: true;
      /** Whose session the machine has underneath, when this one took its window over. */
      on?: number;
      /** A paired screen, not somebody. */
      deviceId?: string;
    }
  | { kind: 'key'; id: string; name: string; type: 'PRINTER' | 'WEBAPP' }
  /** The station that forked this hub and gave it its key. */
  | { kind: 'station' };

/** Stable name of a principal, for stream caps. */
export const principalName = (principal: Principal | undefined): string => {
  switch (principal?.kind) {
    case 'person':
      return `person:${principal.id}`;
    case 'key':
      return `key:${principal.id}`;
    case 'station':
      return 'station';
    case undefined:
      return 'anonymous';
  }
};

/**
 * Among whom an Idempotency-Key means one request: a person, as they use one machine. Whoever takes a till over repeats its
 * unanswered sale under the key it was first sent with, and it is still that sale.
 */
export const idempotencyScope = (principal: Principal | undefined): string =>
  principal?.kind === 'person' && principal.on !== undefined ? `person:${principal.on}` : principalName(principal);

/** The session that lies under what somebody does here; for the next one who takes over. */
export const machineOf = (principal: Principal | undefined): number | undefined =>
  principal?.kind === 'person' && principal.role !== 'customer' ? (principal.on ?? principal.id) : undefined;

/** Who gives a command. */
export const actorOf = (principal: Principal | undefined): { personId: number | null; byPin: boolean } => ({
  personId: personIdOf(principal),
  byPin: principal?.kind === 'person' && principal.byPin === true,
});

export const personIdOf = (principal: Principal | undefined): number | null =>
  principal?.kind === 'person' ? principal.id : null;
