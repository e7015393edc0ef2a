import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed, missingPlatforms } from './lockfile/complete.ts';
import type { Lockfile } from './lockfile/complete.ts';
import { readProjectFile, root } from './support/project-files.ts';

/** `npm run lockfile`, after an `npm install` from a registry that mirrors only some platforms. */
const lockfile = JSON.parse(readProjectFile('package-lock.json')) as Lockfile;
const missing = missingPlatforms(lockfile);
if (missing.length > 0) {
  writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(completed(lockfile), null, 2)}\n`);
}
console.log(`${missing.length} entries for other platforms added to package-lock.json`);
