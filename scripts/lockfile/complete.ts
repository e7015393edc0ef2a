/** The part of a package-lock.json that matters here. */
export type Locked = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lockfile = { readonly packages: Readonly<Record<string, Locked>> };
export type Missing = { readonly path: string; readonly entry: Locked };

/**
 * Programs for other platforms that a package names but the lockfile lacks. A registry that mirrors only some platforms
 * gives npm such a lockfile without a word, and `npm ci` then refuses it everywhere, this machine included.
 */
export const missingPlatforms = ({ packages }: Lockfile): readonly Missing[] =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, path, name))
      .flatMap(([name, version]) => {
        const platform = platformOf(name);
        const entry = { version, ...(dev === true ? { dev } : {}), optional: true, ...platform };
        return platform === undefined ? [] : [{ path: `node_modules/${name}`, entry }];
      }),
  );

/** The same lockfile with entries for all of them, sorted as npm sorts. They carry no checksum: npm fetches it on use. */
export const completed = <L extends Lockfile>(lockfile: L): L => {
  const added = Object.fromEntries(missingPlatforms(lockfile).map(({ path, entry }) => [path, entry]));
  const packages = Object.entries({ ...lockfile.packages, ...added });
  return { ...lockfile, packages: Object.fromEntries(packages.toSorted(([a], [b]) => a.localeCompare(b, 'en'))) };
};

/** Node's way: beside the package, then beside each package that holds it. */
const isLocked = (packages: Lockfile['packages'], from: string, name: string): boolean => {
  const inside = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (packages[inside] !== undefined) return true;
  return from !== '' && isLocked(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
};

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const libraries: Readonly<Record<string, string>> = { gnu: 'glibc', musl: 'musl' };

/** Platform that a package for one platform carries at the end of its name: `…-linux-x64-gnu`, `…/darwin-arm64`. */
const platformOf = (name: string): Pick<Locked, 'os' | 'cpu' | 'libc'> | undefined => {
  const parts = name.split(/[-/]/);
  const at = parts.findLastIndex((part) => systems.includes(part));
  const [os, cpu, abi] = parts.slice(at);
  if (at < 0 || os === undefined || cpu === undefined) return undefined;
  const libc = libraries[abi ?? ''];
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) };
};
