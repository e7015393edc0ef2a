import type { ApiKeyType } from '#contract/people.ts';
import { Refusal } from '#contract/errors.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertApiKey, maybeApiKey, updateApiKeyHash, type ApiKeyRow } from '../store/people.ts';
import type { Random } from '../store/ports.ts';
import { digest } from './tokens.ts';

const prefixes: Readonly<Record<ApiKeyType, string>> = { PRINTER: 'ms_pt_', WEBAPP: 'ms_wb_' };

const newText = (random: Random, type: ApiKeyType): string =>
  prefixes[type] + Buffer.from(random.bytes(32)).toString('base64url');

/** A new key. `text` is shown once, and kept as a hash only. */
export const issueApiKey = async (
  tx: Pick<WriteTx, 'db' | 'now'>,
  random: Random,
  { name, type }: { name: string; type: ApiKeyType },
): Promise<{ row: ApiKeyRow; text: string }> => {
  const text = newText(random, type);
  const row = await insertApiKey(tx.db, { id: newId(random), name, type, hash: digest(text), at: tx.now });
  return { row, text };
};

/** Another text for a key that nobody has used yet; the one before is worthless. @throws Refusal not-found */
export const renewApiKey = async (tx: Pick<WriteTx, 'db'>, random: Random, id: string): Promise<string> => {
  const row = await maybeApiKey(tx.db, id);
  if (!row) throw new Refusal('not-found');
  const text = newText(random, row.type);
  await updateApiKeyHash(tx.db, id, digest(text));
  return text;
};
