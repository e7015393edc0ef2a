import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSvg } from './to-svg.ts';
import type { Slip } from './types.ts';

/** Writes a slip as `NNNN.bin`, `.txt` and `.svg`. */
export type SlipWriter = { write(slip: Slip): void };

/** Numbers go on after what the folder holds, so that a second run overwrites no paper of the first. */
function highest(folder: string): number {
  const numbers = readdirSync(folder).map((name) => Number(/^(\d{4,})\.(?:bin|txt|svg)$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** Makes the folder; throws when it cannot be written, so that the command line can say so at once. */
export function createSlipWriter(folder: string): SlipWriter {
  mkdirSync(folder, { recursive: true });
  let number = highest(folder);

  // Written beside and renamed: who watches the folder never reads half a file.
  const put = (name: string, content: string | Uint8Array): void => {
    const target = join(folder, name);
    writeFileSync(`${target}.part`, content);
    renameSync(`${target}.part`, target);
  };

  return {
    write(slip) {
      number += 1;
      const name = String(number).padStart(4, '0');
      put(`${name}.bin`, slip.bytes);
      put(`${name}.svg`, toSvg(slip));
      put(`${name}.txt`, slip.text);
    },
  };
}
