import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type FoundElectron =
  | { readonly path: string; readonly reason?: undefined }
  | { readonly path?: undefined; readonly reason: string };

const installed = fileURLToPath(new URL('../node_modules/electron', import.meta.url));

/**
 * Where Electron's program is, or in one line why there is none. Looks at files only: `import('electron')` would try to
 * download it. `folder` is the installed package.
 */
export const findElectron = (
  folder = installed,
  override = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): FoundElectron => {
  if (!existsSync(join(folder, 'package.json'))) return { reason: 'the package electron is not installed (npm ci)' };
  const how = 'npx install-electron fetches it where GitHub can be reached';
  const pathFile = join(folder, 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(override ?? join(folder, 'dist'), program);
  return existsSync(path) ? { path } : { reason: `Electron's program has not been downloaded; ${how}` };
};

/** Path of Electron's program, `undefined` where it is missing; `findElectron` says why. */
export const electronBinary = (): string | undefined => findElectron().path;
