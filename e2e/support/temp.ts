import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TempFolder = { readonly path: string; remove(): Promise<void> };

/** A folder of one test's own. */
export const createTempFolder = async (): Promise<TempFolder> => {
  const path = await mkdtemp(join(tmpdir(), 'passrail-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
};
