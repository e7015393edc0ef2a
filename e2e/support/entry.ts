import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot as root } from './process.ts';

/**
 * What to start for `area/name.ts`, as an absolute path: its bundle, which starts twice as fast (that counts over
 * hundreds of starts), or the source where the bundle is older than any source of the two areas that are bundled.
 */
export const entryOf = (area: 'backend' | 'main', name: string): string => {
  const built = join(root, 'dist', area, `${name}.js`);
  return existsSync(built) && statSync(built).mtimeMs > newestSource() ? built : join(root, area, `${name}.ts`);
};

// Once a worker: it looks at a thousand files, and hubs are started by the hundred.
let newest: number | undefined;
const newestSource = (): number =>
  (newest ??= Math.max(
    ...['backend', 'main'].flatMap((area) =>
      readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|sql|json)$/.test(path) && !path.endsWith('.test.ts'))
        .map((path) => statSync(join(root, area, path)).mtimeMs),
    ),
  ));
