import type { ApiKeyType } from '#contract/people.ts';
import type { Random } from '../store/ports.ts';

const prefixes: Readonly<Record<ApiKeyType, string>> = { PRINTER: 'ms_pt_', WEBAPP: 'ms_wb_' };

/** The text of a new key. It is shown once, and kept as a hash only. */
export const makeApiKey = (type: ApiKeyType, random: Random): string =>
  prefixes[type] + Buffer.from(random.bytes(32)).toString('base64url');
