import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultDataFolder, type PlatformFacts } from './data-folder.ts';
import { logLevels, type LogLevel } from './log.ts';
import { exitPin, feedAddress, openingHours, timeOfDay } from './machine-settings.ts';
import { readConfigFile, type BrowserPlace } from './config-file.ts';

/** Design section 11. `demo` undefined: nobody said, so whoever starts the station decides. */
export type StationConfig = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly dataFolder: string;
  readonly adminPassword: string | undefined;
  readonly jwtSecret: string | undefined;
  readonly demo: boolean | undefined;
  readonly remoteHub: RemoteHub | undefined;
  /** The network card on which hubs are announced and found; `off`; undefined: all. */
  readonly mdns: string | undefined;
  readonly log: LogLevel;
  /** When displays stay on, "10:00-02:00" or "always". */
  readonly openHours: string;
  /** A new PIN for leaving the kiosk; undefined: as before. */
  readonly exitPin: string | undefined;
  /** Whether Passrail starts with the session from now on; undefined: as before. */
  readonly autostart: boolean | undefined;
  /** Where newer versions are looked for; undefined: nowhere. `updateAt`: local time of their installation. */
  readonly updateFeed: string | undefined;
  readonly updateAt: string;
  /** Windows of the browser shell, from passrail.json; Electron remembers its own. */
  readonly windows: readonly BrowserPlace[] | undefined;
};

/** `url` undefined: found in this network, by `name` where there are several. `key` undefined: let in by a code, once. */
export type RemoteHub = {
  readonly url: string | undefined;
  readonly name: string | undefined;
  readonly key: string | undefined;
};

export type ConfigOutcome =
  | { readonly kind: 'run'; readonly config: StationConfig }
  | { readonly kind: 'help'; readonly text: string }
  /** `message` is one line that names the setting and never repeats a secret. */
  | { readonly kind: 'bad'; readonly message: string };

const switchValue = z
  .string()
  .toLowerCase()
  .refine((word) => /^(1|true|yes|on|0|false|no|off)$/.test(word), 'must be on or off')
  .transform((word) => /^(1|true|yes|on)$/.test(word));

const portValue = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
  .transform(Number);

const findWord = /^find(?::(.+))?$/;
const hubAddress = z
  .string()
  .refine(
    (text) => findWord.test(text) || isPlainOrigin(text),
    'must be an address such as http://192.168.1.10:4300, or find',
  )
  .transform((text) => (findWord.test(text) ? text : new URL(text).origin));

const isPlainOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === '';
};

type Setting = { readonly schema: z.ZodType; readonly secret?: true; readonly value: string; readonly help: string };

const settings = {
  host: { schema: z.string(), value: 'ADDRESS', help: 'where the hub listens (127.0.0.1)' },
  port: { schema: portValue, value: 'N', help: 'port of the hub; 0 = any, printed on the ready line (4300)' },
  data: { schema: z.string(), value: 'FOLDER', help: 'everything that is kept (the app-data folder of the platform)' },
  'admin-password': {
    schema: z.string().min(8, 'must have at least 8 characters').max(100, 'must have at most 100 characters'),
    secret: true,
    value: 'TEXT',
    help: 'password of the user admin at first start (a random one, shown once)',
  },
  'jwt-secret': { schema: z.string(), secret: true, value: 'TEXT', help: 'key of all tokens (random, kept in FOLDER)' },
  demo: { schema: switchValue, value: 'on|off', help: 'demo menu, stations, registers and printers' },
  'hub-url': {
    schema: hubAddress,
    value: 'URL|find[:NAME]',
    help: 'a hub on another machine, or the one of this network (the embedded one)',
  },
  'hub-key': {
    schema: z.string(),
    secret: true,
    value: 'KEY',
    help: 'API key for that hub (a manager of it types a code, once)',
  },
  mdns: { schema: z.string(), value: 'off|ADDRESS', help: 'network card on which hubs find and are found (all)' },
  'open-hours': { schema: openingHours, value: 'HH:MM-HH:MM', help: 'when displays stay on (always)' },
  'exit-pin': { schema: exitPin, secret: true, value: 'DIGITS', help: 'new PIN for leaving the kiosk (as before)' },
  autostart: { schema: switchValue, value: 'on|off', help: 'start when this person signs in (as before)' },
  'update-feed': { schema: feedAddress, value: 'URL', help: 'where newer versions are looked for (nowhere)' },
  'update-at': {
    schema: timeOfDay,
    value: 'HH:MM',
    help: 'when they are installed, if the house is closed then (04:00)',
  },
  config: { schema: z.string(), value: 'FILE', help: 'these settings in a file (FOLDER/passrail.json)' },
  log: {
    schema: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }),
    value: 'LEVEL',
    help: 'how much is logged on stderr (info)',
  },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof settings;
type Raw = Partial<Record<Name, { readonly text: string; readonly from: string }>>;
const names = Object.keys(settings) as Name[];

class BadSetting extends Error {}

export type ConfigFacts = PlatformFacts & {
  /** Text of a file, undefined when it is not there. Absent: no file is looked for. */
  readonly read?: (path: string) => string | undefined;
};

/** Reads flags over environment variables over passrail.json over defaults; changes nothing. */
export const readStationConfig = (argv: readonly string[], facts: ConfigFacts): ConfigOutcome => {
  try {
    const flags = readFlags(argv);
    if (flags.help) return { kind: 'help', text: stationHelp() };
    const said = collect(flags.values, facts.env);
    const file = readFile(said, facts);
    return { kind: 'run', config: { ...toConfig({ ...file.raw, ...said }, facts), windows: file.windows } };
  } catch (error) {
    if (error instanceof BadSetting) return { kind: 'bad', message: error.message };
    throw error;
  }
};

const readFile = (said: Raw, facts: ConfigFacts): { raw: Raw; windows: readonly BrowserPlace[] | undefined } => {
  const named = said.config?.text;
  const path = resolve(named ?? join(said.data?.text ?? defaultDataFolder(facts), 'passrail.json'));
  const text = facts.read?.(path);
  if (text === undefined) {
    if (named !== undefined) throw new BadSetting(`the file of settings ${path} cannot be read`);
    return { raw: {}, windows: undefined };
  }
  const found = readConfigFile(text, names);
  if (typeof found === 'string') throw new BadSetting(`${path}: ${found}`);
  const raw: Raw = {};
  for (const [name, value] of Object.entries(found.settings))
    raw[name as Name] = { text: value, from: `"${name}" in ${path}` };
  return { raw, windows: found.windows };
};

export const envName = (name: Name): string => `PASSRAIL_${name.replaceAll('-', '_').toUpperCase()}`;

export const stationHelp = (): string => {
  const rows = names.map((name) => {
    const flag = `--${name} ${settings[name].value}`;
    return `  ${flag.padEnd(26)}${envName(name).padEnd(26)}${settings[name].help}`;
  });
  return ['Passrail station: hub (or a remote one), print agent, screens.', '', ...rows, '', '  --help', ''].join('\n');
};

const readFlags = (
  argv: readonly string[],
): { help: boolean; values: Record<string, string | boolean | undefined> } => {
  // A switch may stand alone; parseArgs knows either a switch or a flag with a value, not both.
  const args = argv.map((arg, at) => {
    if (arg === '--no-demo') return '--demo=off';
    return arg === '--demo' && !/^(on|off)$/.test(argv[at + 1] ?? '') ? '--demo=on' : arg;
  });
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      strict: true,
    });
    return { help: values['help'] === true, values };
  } catch (error) {
    throw new BadSetting(flagComplaint(error));
  }
};

const flagComplaint = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const quoted = error instanceof Error ? /'([^']*)'/.exec(error.message)?.[1] : undefined;
  // Only the flag's own name is repeated: what follows "=" may be a secret with a typing error in front of it.
  const flag = (quoted ?? '').split(/[= ]/)[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `there is no flag ${flag} (--help lists them)`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `${flag} needs a value (--help lists them)`;
  return 'unexpected word among the flags (--help lists them)';
};

const collect = (flags: Record<string, string | boolean | undefined>, env: PlatformFacts['env']): Raw => {
  const raw: Raw = {};
  for (const name of names) {
    const flag = flags[name];
    // An empty variable is how service files and containers say "not set".
    const variable = env[envName(name)] === '' ? undefined : env[envName(name)];
    if (typeof flag === 'string') raw[name] = { text: flag, from: `--${name}` };
    else if (variable !== undefined) raw[name] = { text: variable, from: envName(name) };
  }
  return raw;
};

const valueOf = <N extends Name>(raw: Raw, name: N): z.output<(typeof settings)[N]['schema']> | undefined => {
  const given = raw[name];
  if (given === undefined) return undefined;
  const setting: Setting = settings[name];
  if (given.text.trim() === '') throw new BadSetting(`${given.from} is empty`);
  const parsed = setting.schema.safeParse(given.text);
  if (parsed.success) return parsed.data as z.output<(typeof settings)[N]['schema']>;
  const shown = setting.secret === true ? '' : `, not ${JSON.stringify(given.text.replace(/\/\/.*@/, '//[hidden]@'))}`;
  throw new BadSetting(`${given.from} ${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}`);
};

const toConfig = (raw: Raw, facts: PlatformFacts): Omit<StationConfig, 'windows'> => ({
  host: valueOf(raw, 'host') ?? '127.0.0.1',
  port: valueOf(raw, 'port') ?? 4300,
  dataFolder: resolve(valueOf(raw, 'data') ?? defaultDataFolder(facts)),
  adminPassword: valueOf(raw, 'admin-password'),
  jwtSecret: valueOf(raw, 'jwt-secret'),
  demo: valueOf(raw, 'demo'),
  remoteHub: remoteHubOf(raw),
  mdns: valueOf(raw, 'mdns'),
  log: valueOf(raw, 'log') ?? 'info',
  openHours: valueOf(raw, 'open-hours') ?? 'always',
  exitPin: valueOf(raw, 'exit-pin'),
  autostart: valueOf(raw, 'autostart'),
  updateFeed: valueOf(raw, 'update-feed'),
  updateAt: valueOf(raw, 'update-at') ?? '04:00',
});

const remoteHubOf = (raw: Raw): StationConfig['remoteHub'] => {
  const url = valueOf(raw, 'hub-url');
  const key = valueOf(raw, 'hub-key');
  // Whoever answers first must not be handed a key that is meant for another.
  const found = findWord.exec(url ?? '');
  if (found && key !== undefined)
    throw new BadSetting('PASSRAIL_HUB_KEY needs the address of its hub in PASSRAIL_HUB_URL');
  if (found) return { url: undefined, name: found[1], key };
  if (url !== undefined) return { url, name: undefined, key };
  if (key !== undefined) throw new BadSetting('PASSRAIL_HUB_KEY needs PASSRAIL_HUB_URL, the address of that hub');
  return undefined;
};
