import type { Db } from './db.ts';
import { maybeMeta, setMeta } from './meta.ts';

const NAME = 'first_run';

export const isMaybeOpen = async (db: Db): Promise<boolean> => (await maybeMeta(db, NAME)) === 'open';

export const setFirstRun = (db: Db, value: 'open' | 'done'): Promise<void> => setMeta(db, NAME, value);
