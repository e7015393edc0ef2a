import type { ApiKeyType } from '#contract/people.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertApiKey, type ApiKeyRow } from '../store/people.ts';
import type { Random } from '../store/ports.ts';
import { digest } from './tokens.ts';

const prefixes: Readonly<Record<ApiKeyType, string>> = { PRINTER: 'ms_pt_', WEBAPP: 'ms_wb_' };

/** A new key. `text` is shown once, and kept as a hash only. */
export const issueApiKey = async (
  tx: Pick<WriteTx, 'db' | 'now'>,
  random: Random,
  { name, type }: { name: string; type: ApiKeyType },
): Promise<{ row: ApiKeyRow; text: string }> => {
  const text = prefixes[type] + Buffer.from(random.bytes(32)).toString('base64url');
  const row = await insertApiKey(tx.db, { id: newId(random), name, type, hash: digest(text), at: tx.now });
  return { row, text };
};
