import type { Store } from '../store/open-store.ts';
import { maybePerson } from '../store/people.ts';
import type { Auth } from './auth-service.ts';
import type { Principal } from './principal.ts';
import type { Tokens } from './tokens.ts';

export type Person = Extract<Principal, { kind: 'person' }>;
/** Why a token is no good: not ours, changed or revoked; past its time; or its person is no more. */
export type TokenFault = 'invalid' | 'expired' | 'gone';
export type Examined = { person: Person } | { fault: TokenFault };

/** For dialects that say which of the three it is; everywhere else a bad token is just bad. */
export const createExaminer =
  (deps: { auth: Pick<Auth, 'byToken'>; tokens: Tokens; store: Store }) =>
  async (token: string): Promise<Examined> => {
    const person = await deps.auth.byToken(token);
    if (person?.kind === 'person') return { person };
    const claims = await deps.tokens.read(token);
    if (typeof claims === 'string') return { fault: claims };
    const row = await deps.store.read(({ db }) => maybePerson(db, claims.personId));
    return { fault: row?.active ? 'invalid' : 'gone' };
  };
export type Examine = ReturnType<typeof createExaminer>;
