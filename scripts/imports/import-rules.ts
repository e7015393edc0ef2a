import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { importTable, testRow } from './import-table.ts';
import type { Row } from './import-table.ts';

export type Import = { readonly specifier: string; readonly typeOnly: boolean; readonly line: number };
/** A name of the environment that a file uses, dotted where it is (`Date.now`). */
export type Use = { readonly name: string; readonly line: number };
export type SourceFile = {
  /** Path from the root of the project, with `/`. */
  readonly file: string;
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
};
export type Violation = { readonly file: string; readonly line: number; readonly message: string };

type Area = { readonly row: Row; readonly name: string };
type Target =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

const shortcuts = { '#contract/': 'backend/contract/', '#domain/': 'backend/domain/' };

/** Every breach of the table in these files, in the order given. */
export const violationsOf = (files: readonly SourceFile[], table: readonly Row[] = importTable): Violation[] =>
  files.flatMap((source) => {
    const area = areaOf(source.file, table);
    if (area === undefined) return [{ file: source.file, line: 1, message: 'has no row in the import table' }];
    const at = (line: number, message: string): Violation => ({ file: source.file, line, message });
    return [
      ...source.imports.flatMap((found) => {
        const message = refusal(source.file, area, found, table);
        return message === undefined ? [] : [at(found.line, message)];
      }),
      ...usesRefused(source, area.row).map((use) =>
        at(use.line, `uses ${use.name}, which ${area.name} must be handed`),
      ),
    ];
  });

const usesRefused = (source: SourceFile, row: Row): readonly Use[] =>
  isTest(source.file) ? [] : source.uses.filter((use) => row.forbidden?.includes(use.name) ?? false);

const refusal = (file: string, area: Area, found: Import, table: readonly Row[]): string | undefined => {
  const target = targetOf(file, found.specifier);
  if (target.kind === 'file' && isTest(target.path) && !isTest(file) && area.row.imports?.includes('**') !== true) {
    return `imports ${found.specifier}: only tests may use what is made for tests`;
  }
  const rows = isTest(file) ? [area.row, ...testRights(file, table)] : [area.row];
  const allowed = rows.some((row) => allows(row, area, target, found.typeOnly, table));
  if (!allowed) {
    const asType = !found.typeOnly && rows.some((row) => allows(row, area, target, true, table));
    return `imports ${found.specifier}: ${area.name} may ${asType ? 'only name its types' : 'not'}`;
  }
  return isDetour(file, found.specifier, target)
    ? `imports ${found.specifier}: reach it as #contract/… or #domain/…`
    : undefined;
};

/** One way to name a module: contract and domain are reached by their `#` names from outside their folder. */
const isDetour = (file: string, specifier: string, target: Target): boolean =>
  target.kind === 'file' &&
  specifier.startsWith('.') &&
  Object.values(shortcuts).some((folder) => target.path.startsWith(folder) && !file.startsWith(folder));

const allows = (row: Row, area: Area, target: Target, typeOnly: boolean, table: readonly Row[]): boolean => {
  switch (target.kind) {
    case 'node':
      return row.node === true || listed(row.node, target.name) || (typeOnly && listed(row.nodeTypes, target.name));
    case 'package':
      return namesPackage(row.packages, target.name) || (typeOnly && namesPackage(row.packageTypes, target.name));
    case 'file':
      return allowsFile(row, area, target.path, typeOnly, table);
  }
};

const allowsFile = (row: Row, area: Area, path: string, typeOnly: boolean, table: readonly Row[]): boolean => {
  const target = areaOf(path, table);
  if (target?.name === area.name) return true;
  const entries = typeOnly ? [...(row.imports ?? []), ...(row.types ?? [])] : (row.imports ?? []);
  return entries.some((entry) => {
    if (entry === '**' || entry === path || entry === target?.name) return true;
    return entry.endsWith('/**') && path.startsWith(entry.slice(0, -2));
  });
};

const listed = (names: readonly string[] | true | undefined, name: string): boolean =>
  Array.isArray(names) && names.includes(name);

const namesPackage = (names: readonly string[] | undefined, name: string): boolean =>
  names?.some(
    (entry) => entry === '*' || entry === name || (entry.endsWith('/*') && name.startsWith(entry.slice(0, -1))),
  ) ?? false;

/** What the file sees of the outside: its own top folder with that folder's packages, Node, and the test tools. */
const testRights = (file: string, table: readonly Row[]): readonly Row[] => {
  const top = file.split('/')[0] ?? '';
  const packages = table
    .filter(({ area }) => area === top || area.startsWith(`${top}/`))
    .flatMap((row) => row.packages ?? []);
  return [
    {
      area: top,
      imports: [`${top}/**`, ...testRow.imports],
      packages: [...testRow.packages, ...packages.filter((name) => name !== '*')],
      node: true,
    },
  ];
};

/** Tests, and the helpers of tests in a folder `testing`. */
const isTest = (file: string): boolean => /\.test\.tsx?$|(^|\/)testing\//.test(file);

const targetOf = (file: string, specifier: string): Target => {
  const shortcut = Object.entries(shortcuts).find(([prefix]) => specifier.startsWith(prefix));
  if (shortcut !== undefined) return { kind: 'file', path: shortcut[1] + specifier.slice(shortcut[0].length) };
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(file), specifier) };
  if (isBuiltin(specifier))
    return { kind: 'node', name: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
  return { kind: 'package', name: specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/') };
};

/** The most particular row that speaks of a path. */
const areaOf = (path: string, table: readonly Row[]): Area | undefined => {
  const areas = table.flatMap((row) => {
    const name = nameIn(row, path);
    return name === undefined ? [] : [{ row, name }];
  });
  return areas.toSorted((a, b) => b.name.length - a.name.length)[0];
};

const nameIn = (row: Row, path: string): string | undefined => {
  if (row.area === path) return row.area;
  if (row.area.endsWith('/*')) {
    const folder = row.area.slice(0, -1);
    return path.startsWith(folder) ? folder + (path.slice(folder.length).split('/')[0] ?? '') : undefined;
  }
  if (!path.startsWith(`${row.area}/`)) return undefined;
  const inside = path.slice(row.area.length + 1);
  return row.shallow === true && inside.includes('/') ? undefined : row.area;
};
