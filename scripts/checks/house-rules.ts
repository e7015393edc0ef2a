type Read = (path: string) => string;
export type Length = { readonly file: string; readonly lines: number };

/** Faults of the folders' own pages: missing, empty or too long. */
export const readmeFaults = (
  folders: readonly string[],
  files: readonly string[],
  read: Read,
  most: number,
): string[] =>
  folders.flatMap((folder) => {
    const page = `${folder}/README.md`;
    if (!files.includes(page)) return [`${page} is missing`];
    const text = read(page);
    if (text.trim() === '') return [`${page} is empty`];
    const lines = countLines(text);
    return lines > most ? [`${page} has ${lines} lines, at most ${most}`] : [];
  });

/** Packages whose version is a range or a place: an install next year must give what was tested today. */
export const looseVersions = (packages: Readonly<Record<string, string>>): string[] =>
  Object.entries(packages)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is ${version}: name one exact version`);

// Names that tools, habit or a font's maker prescribe.
const prescribed =
  /\.(ttf|otf|woff2?)$|^(README|CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT)(\.[a-z-]+)?\.md$|^LICENSE$|^OFL\.txt$|^Dockerfile$|^(vite-env|ambient)\.d\.ts$/;
// kebab-case, with dotted suffixes: `place-order.test.ts`, `kitchen.module.css`; a leading dot for dot files.
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Files and folders whose name is not kebab-case. */
export const misnamed = (files: readonly string[]): string[] =>
  files
    .filter((file) => file.split('/').some((part) => !kebab.test(part) && !prescribed.test(part)))
    .map((file) => `${file} is not kebab-case`);

// Written in pieces, so that this file does not accuse itself.
const workFolders = String.raw`(?<![\w./-])/(?:wo` + String.raw`rk(?![\w-])|tm` + 'p/)';
const anyMachine = new RegExp(workFolders);
// A page for readers names nobody's home either; a test may make one up.
const inPages = new RegExp(String.raw`${workFolders}|(?<![\w./-])/(?:home|Users)/\w+|(?<![\w./-])/root/`);

/** Lines that name a path of somebody's machine: nobody else can follow it. */
export const machinePaths = (file: string, text: string): string[] =>
  text.split('\n').flatMap((line, index) => {
    const found = (file.endsWith('.md') ? inPages : anyMachine).exec(line);
    return found === null ? [] : [`${file}:${index + 1} names ${found[0]}, a path of one machine`];
  });

/** Lengths in lines of product files and how much test text stands beside them (lines of tests for 100 of product). */
export const lengthsOf = (
  files: readonly string[],
  read: Read,
): {
  readonly all: Length[];
  readonly product: number;
  readonly median: number;
  readonly max: number;
  readonly tests: number;
} => {
  const all = files.map((file) => ({ file, lines: countLines(read(file)) }));
  const isTest = ({ file }: Length): boolean => /\.(test|spec)\.tsx?$/.test(file) || /(^|\/)(testing|e2e)\//.test(file);
  const product = all.filter((one) => !isTest(one)).map(({ lines }) => lines);
  const sum = (lengths: readonly number[]): number => lengths.reduce((total, lines) => total + lines, 0);
  const tests = sum(all.filter(isTest).map(({ lines }) => lines));
  return {
    all,
    product: product.length,
    median: medianOf(product),
    max: Math.max(0, ...product),
    tests: product.length === 0 ? 0 : Math.round((100 * tests) / sum(product)),
  };
};

export const longerThan = (most: number, lengths: readonly Length[]): string[] =>
  lengths.filter(({ lines }) => lines > most).map(({ file, lines }) => `${file} has ${lines} lines, at most ${most}`);

const medianOf = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

const countLines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
