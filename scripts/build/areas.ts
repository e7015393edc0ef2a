import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../support/project-files.ts';
import { compressFolder } from './compress.ts';
import { inlineCode } from './inline-code.ts';

/** In the order of need: the screens are what `npm start` waits for. */
export const areas = ['renderer', 'backend', 'main', 'preload'] as const;
export type Area = (typeof areas)[number];

const entries: Readonly<Record<Area, string>> = {
  renderer: 'renderer/index.html',
  backend: 'backend/cli.ts',
  main: 'main/index.ts',
  preload: 'preload/index.ts',
};

/** Builds one area into `dist/<area>`; the answer says so in one line. Throws when it cannot be built. */
const buildArea = async (area: Area): Promise<string> => {
  if (!existsSync(join(root, entries[area]))) throw new Error(`there is no ${entries[area]}`);
  const started = performance.now();
  await keepingEnvironment(() => build({ configFile: join(root, 'vite.config.ts'), mode: area, logLevel: 'error' }));
  if (area === 'renderer') {
    for (const page of ['index.html', 'track.html']) refuseInlineCode(page);
    compressFolder(join(root, 'dist/renderer'));
  }
  if (area === 'main') copyFonts();
  const { files, bytes } = sizeOf(join(root, 'dist', area));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `built    ${area.padEnd(9)} ${seconds} s, ${files} files, ${Math.round(bytes / 1024)} KiB`;
};

/** Vite leaves NODE_ENV at "production" behind, and the tests that run next would get a React without its test tools. */
const keepingEnvironment = async (run: () => Promise<unknown>): Promise<void> => {
  const before = process.env['NODE_ENV'];
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
};

/** Beside the programs, where the bundled print agent looks for them: without them a packed station prints boxes. */
const copyFonts = (): void => {
  rmSync(join(root, 'dist', 'fonts'), { recursive: true, force: true });
  cpSync(join(root, 'main', 'printing', 'fonts'), join(root, 'dist', 'fonts'), { recursive: true });
};

const refuseInlineCode = (page: string): void => {
  const found = inlineCode(readFileSync(join(root, 'dist/renderer', page), 'utf8'));
  if (found.length > 0) throw new Error(`${page} has inline code, which its own CSP refuses: ${found.join(' ')}`);
};

/** Source maps are not counted: no browser loads them by itself. */
const sizeOf = (folder: string): { readonly files: number; readonly bytes: number } => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => !/\.(map|br|gz)$/.test(path) && statSync(path).isFile());
  return { files: paths.length, bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0) };
};

/** Builds these areas one after another and says one line each; a broken one does not keep back the others. */
export const buildAreas = async (
  chosen: readonly Area[],
  say: (line: string) => void,
): Promise<{ readonly broken: readonly Area[] }> => {
  const broken: Area[] = [];
  for (const area of chosen) {
    try {
      say(await buildArea(area));
    } catch (error) {
      broken.push(area);
      say(`FAILED   ${area.padEnd(9)} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { broken };
};
