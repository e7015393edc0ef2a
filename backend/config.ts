import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { StationFacts } from './ops/checks/check.ts';
import { StartError } from './store/start-error.ts';

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    more.length === 0 &&
    isIP(address) !== 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits >= 1 && +bits <= most))
  );
};

const settings = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(4300),
  data: z.string().min(1).optional(),
  'admin-password': z.string().min(8).max(100).optional(),
  'jwt-secret': z.string().min(16).optional(),
  demo: z.stringbool().default(false),
  log: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  'allowed-hosts': z.string().default(''),
  'allowed-origins': z.string().default(''),
  'trust-proxy': z
    .string()
    .default('')
    .refine(
      (text) => [...listOf(text)].every(isNetwork),
      'addresses or networks, comma separated: 10.0.0.5, 10.1.0.0/16',
    ),
  screens: z.string().optional(),
  mdns: z.string().min(1).optional(),
  'database-url': z.string().min(1).optional(),
});

type Name = keyof typeof settings.shape;

/** What each setting means (design section 11); its variable is PASSRAIL_ and the name in capitals. */
const help: Readonly<Record<Name, string>> = {
  host: 'address to listen on (127.0.0.1)',
  port: 'port to listen on, 0 for any (4300)',
  data: 'folder of everything that is kept',
  'admin-password': 'password of admin at the first start (random, shown once)',
  'jwt-secret': 'key of all tokens (random, kept in the data folder)',
  demo: 'demo menu, printers and registers in an empty database (off)',
  log: 'log level; JSON lines on stderr (info)',
  'allowed-hosts': 'more host names this hub answers to, comma separated',
  'allowed-origins': 'origins of foreign pages that may use this hub, comma separated: http://till.local:3031',
  'trust-proxy': 'addresses of the proxies in front, comma separated: their X-Forwarded-For names the caller (none)',
  screens: 'folder of the built screens (dist/renderer)',
  'database-url':
    'PostgreSQL 15 or newer instead of a file: postgresql://user:password@host/name (no flag: it holds a password)',
  mdns: 'off, or the address of the one network card to be found on (all, when other machines are listened to)',
};
const names = Object.keys(help) as Name[];
const variableOf = (name: Name): string => `PASSRAIL_${name.toUpperCase().replaceAll('-', '_')}`;

export type HubConfig = {
  host: string;
  port: number;
  data: string;
  adminPassword: string | undefined;
  jwtSecret: string | undefined;
  demo: boolean;
  log: string;
  allowedHosts: ReadonlySet<string>;
  allowedOrigins: ReadonlySet<string>;
  trustProxy: readonly string[];
  screens: string;
  /** On which card the hub says by mDNS that it is here; `off`; undefined: on all, when it listens to other machines. */
  mdns: string | undefined;
  databaseUrl: string | undefined;
  /** Secret of the station that forked this hub; never a flag, flags can be read by everybody on the machine. */
  stationKey: string | undefined;
  /** What the station says of its machine, for the diagnostics page. */
  station: StationFacts;
};

/** The screens lie beside the bundle when we are one (dist/backend), else where the build puts them. */
const builtScreens = (here: string): string =>
  basename(dirname(here)) === 'dist' ? join(here, '..', 'renderer') : join(here, '..', 'dist', 'renderer');

/** The platform's app-data folder. */
export const defaultDataFolder = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string => {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Passrail');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Passrail');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'passrail');
};

export const helpText = (): string =>
  [
    'npm run hub -- [options]: the Passrail hub alone: takes orders, serves the screens and the event streams.',
    '',
    ...names.map((name) => {
      const flag = name === SECRET ? '' : `--${name}`;
      return `  ${flag.padEnd(19)} ${help[name]}  [${variableOf(name)}]`;
    }),
    '  --help              this text',
    '',
    'npm run hub -- migrate --from … --to …: moves the data between a folder and PostgreSQL; migrate --help tells how.',
  ].join('\n');

// What a flag says can be read by everybody on the machine.
const SECRET: Name = 'database-url';

const flagsOf = (args: readonly string[]): { [name: string]: unknown } => {
  if (args.some((arg) => arg.startsWith(`--${SECRET}`)))
    throw new StartError(
      'bad-config',
      `--${SECRET} would show its password to everybody on this machine; set ${variableOf(SECRET)} instead`,
    );
  try {
    const flags = Object.fromEntries(
      names
        .filter((name) => name !== SECRET)
        .map((name) => [name, { type: name === 'demo' ? ('boolean' as const) : ('string' as const) }]),
    );
    return parseArgs({ args: [...args], options: flags, allowPositionals: false }).values;
  } catch (error) {
    throw new StartError('bad-config', (error as Error).message);
  }
};

const rawValues = (flags: { [name: string]: unknown }, env: NodeJS.ProcessEnv): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => [name, flags[name] === true ? 'true' : (flags[name] ?? (env[variableOf(name)] || undefined))]),
  );

const listOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  );

/** Flags win over variables. @throws StartError bad-config */
export const loadConfig = (args: readonly string[], env: NodeJS.ProcessEnv): HubConfig => {
  const parsed = settings.safeParse(rawValues(flagsOf(args), env));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = issue?.path[0] as Name;
    throw new StartError('bad-config', `--${name} (${variableOf(name)}): ${issue?.message}`);
  }
  const { data } = parsed;
  return {
    host: data.host,
    port: data.port,
    data: resolve(data.data ?? defaultDataFolder(process.platform, env)),
    adminPassword: data['admin-password'],
    jwtSecret: data['jwt-secret'],
    demo: data.demo,
    log: data.log,
    allowedHosts: listOf(data['allowed-hosts']),
    allowedOrigins: listOf(data['allowed-origins']),
    trustProxy: [...listOf(data['trust-proxy'])],
    mdns: data.mdns,
    databaseUrl: data['database-url'],
    screens: resolve(data.screens ?? builtScreens(import.meta.dirname)),
    stationKey: env['PASSRAIL_STATION_KEY'] || undefined,
    station: { shell: env['PASSRAIL_SHELL'] || undefined, autostart: env['PASSRAIL_AUTOSTART'] || undefined },
  };
};

/** In the data folder. */
export const KEY_FILE = 'jwt-secret';

/** The token key: as given, else the one in the data folder, made at the first start and readable by its owner only. */
export const tokenSecret = (folder: string, given: string | undefined): string => {
  if (given !== undefined) return given;
  const file = join(folder, KEY_FILE);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
};
