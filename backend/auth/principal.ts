import type { Role } from '#contract/people.ts';

/** Whoever is at the other end of a request. */
export type Principal =
  | { kind: 'person'; id: number; username: string; role: Role; jti: string; /** epoch ms */ expiresAt: number }
  | { kind: 'key'; id: string; name: string; type: 'PRINTER' | 'WEBAPP' }
  /** The station that forked this hub and gave it its key. */
  | { kind: 'station' };

/** Stable name of a principal, for idempotency scopes and stream caps. */
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

export const personIdOf = (principal: Principal | undefined): number | null =>
  principal?.kind === 'person' ? principal.id : null;
