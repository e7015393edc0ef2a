import { hkdfSync } from 'node:crypto';
import { StartError } from '../store/start-error.ts';
import type { Store } from '../store/open-store.ts';
import { keepMeta } from '../store/meta.ts';
import { sameSecret } from './tokens.ts';

/**
 * Hubs of one database sign and seal with one secret: else a session of one is none at the next, and a pickup code cannot be read.
 * The first hub leaves a mark of it, from which nobody finds the secret. @throws StartError bad-config
 */
export const requireSameSecret = async (store: Store, secret: string): Promise<void> => {
  if (!store.shared) return;
  const mark = Buffer.from(hkdfSync('sha256', secret, '', 'passrail mark', 16)).toString('hex');
  const kept = await store.write((tx) => keepMeta(tx.db, 'secret-mark', mark));
  if (!sameSecret(kept, mark))
    throw new StartError(
      'bad-config',
      'PASSRAIL_JWT_SECRET must be the same for all hubs of this database, and is another one here',
    );
};
