import { projectFiles, isSource, readProjectFile } from '../support/project-files.ts';
import { missingPlatforms } from '../lockfile/complete.ts';
import type { Lockfile } from '../lockfile/complete.ts';
import { verdict } from './check.ts';
import type { Check } from './check.ts';
import { lengthsOf, longerThan, looseVersions, machinePaths, misnamed, readmeFaults } from './house-rules.ts';

// Every one of these is a person's first stop in a part of the tree; longer than a screen, it is not read.
const foldersWithReadme = ['backend', 'main', 'preload', 'renderer', 'e2e', 'bench', 'scripts'];
const longestReadme = 60;
// Longer files are where the tidy projects we measured began to rot.
const longestFile = 400;
const longestMedian = 80;

export const readmes: Check = {
  name: 'readmes',
  run: () =>
    verdict(
      `${foldersWithReadme.length} folders`,
      readmeFaults(foldersWithReadme, projectFiles(), readProjectFile, longestReadme),
    ),
};

export const versions: Check = {
  name: 'versions',
  run: () => {
    const manifest = JSON.parse(readProjectFile('package.json')) as Record<string, Record<string, string> | undefined>;
    const all = { ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['optionalDependencies'] };
    return verdict(`${Object.keys(all).length} packages`, looseVersions(all));
  },
};

export const lockfile: Check = {
  name: 'lockfile',
  run: () => {
    const locked = JSON.parse(readProjectFile('package-lock.json')) as Lockfile;
    return verdict(
      `${Object.keys(locked.packages).length} packages`,
      missingPlatforms(locked).map(({ path }) => `${path} is missing, npm ci will refuse it: npm run lockfile`),
    );
  },
};

export const fileNames: Check = {
  name: 'file names',
  run: () => {
    const files = projectFiles();
    return verdict(`${files.length} files`, misnamed(files));
  },
};

export const paths: Check = {
  name: 'machine paths',
  run: () => {
    const files = projectFiles().filter((file) => /\.(md|tsx?|css|html|ya?ml)$/.test(file) || file === '.ci/run');
    return verdict(
      `${files.length} files`,
      files.flatMap((file) => machinePaths(file, readProjectFile(file))),
    );
  },
};

export const fileLengths: Check = {
  name: 'file lengths',
  run: () => {
    const lengths = lengthsOf(projectFiles().filter(isSource), readProjectFile);
    const { product, median, max } = lengths;
    const medianFault = median > longestMedian ? [`the median is ${median} lines, at most ${longestMedian}`] : [];
    return verdict(
      `${product} source files, median ${median}, max ${max} lines; ${lengths.tests} lines of tests per 100`,
      [...longerThan(longestFile, lengths.all), ...medianFault],
    );
  },
};
