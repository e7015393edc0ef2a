import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILE } from './config.ts';
import { StartError } from './store/start-error.ts';
import type { Place } from './store/transfer/open-end.ts';

/** What becomes of the key of all tokens; its text is never said. */
export type KeyNews =
  | { readonly kind: 'in-file' | 'kept'; readonly file: string }
  | { readonly kind: 'in-variable' | 'unknown' };

const keyFileOf = (place: Place): string | undefined => {
  const file = 'folder' in place ? join(place.folder, KEY_FILE) : undefined;
  return file !== undefined && existsSync(file) ? file : undefined;
};
const keyIn = (file: string): string => readFileSync(file, 'utf8').trim();

/**
 * Looks where the key is before anything is moved, and puts it into the new folder afterwards; as for a hub, `given` wins.
 * @throws StartError bad-config when the new folder has another one
 */
export const placeKey = (
  { from, to }: { from: Place; to: Place },
  given: string | undefined,
): { settle(): KeyNews } => {
  const [source, target] = [keyFileOf(from), keyFileOf(to)];
  const key = given ?? (source === undefined ? undefined : keyIn(source));
  if (target !== undefined && key !== undefined && keyIn(target) !== key)
    throw new StartError('bad-config', `${target} is another key than that of the data; choose a new folder`);
  return {
    settle: () => {
      if ('url' in to) {
        if (given !== undefined) return { kind: 'in-variable' };
        return source === undefined ? { kind: 'unknown' } : { kind: 'in-file', file: source };
      }
      const file = join(to.folder, KEY_FILE);
      if (target === undefined && key !== undefined) writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
      return key === undefined ? { kind: 'unknown' } : { kind: 'kept', file };
    },
  };
};
