import { Refusal } from '#contract/errors.ts';
import type { WriteTx } from '../store/event-log.ts';
import { revokeApiKey } from '../store/people.ts';

/** Nobody gets in with this key any more, and its streams end. @throws Refusal not-found */
export const revokeKey = async (tx: WriteTx, id: string): Promise<void> => {
  if (!(await revokeApiKey(tx.db, id, tx.now))) throw new Refusal('not-found');
  await tx.append({ type: 'access-changed', owner: `key:${id}` });
};
