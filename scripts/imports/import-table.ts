/**
 * Who may import whom: the table of the design, section 3, as data. `import-rules.ts` applies it.
 * A folder that is not here may not exist: a new one gets its row first.
 */
export type Row = {
  /** Folder or file this row speaks of; a last segment `*` makes every child an area of its own. */
  readonly area: string;
  /** True: only the files directly in the folder. Its sub-folders then need rows of their own. */
  readonly shallow?: boolean;
  /** Areas it may import. `x/**` is everything below x. Its own area is always allowed. */
  readonly imports?: readonly string[];
  /** Areas of which it may name types only. */
  readonly types?: readonly string[];
  /** npm packages, sub-paths included; `@scope/*` is a whole scope, `*` is any. */
  readonly packages?: readonly string[];
  /** npm packages of which it may name types only. */
  readonly packageTypes?: readonly string[];
  /** Node's built-in modules: all of them, or these. */
  readonly node?: true | readonly string[];
  /** Built-in modules of which it may name types only. */
  readonly nodeTypes?: readonly string[];
  /** Things of the environment it must be handed instead of reaching for them. */
  readonly forbidden?: readonly string[];
};

const contract = 'backend/contract';
const domain = 'backend/domain';
/** No clock and no randomness of its own: the same input gives the same answer, so every rule can be tested as a law. */
const clockAndChance = ['Date.now', 'Math.random', 'new Date()', 'Date()', 'performance.now', 'crypto.randomUUID'];
/** A screen shows the store and asks actions; one that talks to the hub itself would not survive a lost link. */
const network = ['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket', 'navigator.sendBeacon'];
const fastify = ['fastify', '@fastify/*', 'fastify-plugin'];

const backend: readonly Row[] = [
  { area: contract, packages: ['zod'], forbidden: clockAndChance },
  { area: domain, imports: [contract], forbidden: clockAndChance },
  { area: 'backend/commands', imports: [contract, domain, 'backend/store'] },
  { area: 'backend/store', imports: [contract, domain], packages: ['kysely', 'better-sqlite3', 'pg'], node: true },
  {
    area: 'backend/stream',
    imports: [contract],
    node: ['node:buffer', 'node:events', 'node:stream', 'node:timers'],
    nodeTypes: ['node:http', 'node:net'],
  },
  { area: 'backend/pictures', packages: ['@napi-rs/canvas', 'image-size'], node: true },
  { area: 'backend/csv', packages: ['csv-parse', 'csv-stringify'], node: true },
  {
    area: 'backend/dialects',
    imports: [
      contract,
      domain,
      'backend/commands',
      'backend/store',
      'backend/stream',
      'backend/auth',
      'backend/http',
      'backend/csv',
      'backend/pictures',
    ],
    packages: [...fastify, 'zod', 'jose'],
    node: true,
  },
  {
    area: 'backend/http',
    imports: [contract, domain, 'backend/commands', 'backend/store', 'backend/stream', 'backend/auth', 'backend/ops'],
    packages: [...fastify, 'zod'],
    node: true,
  },
  {
    area: 'backend/auth',
    imports: [contract, domain, 'backend/store', 'backend/commands/env.ts'],
    packages: ['jose', 'zod'],
    node: true,
  },
  {
    area: 'backend/ops',
    imports: [contract, domain, 'backend/commands', 'backend/store', 'backend/stream'],
    packages: ['pino', 'bonjour-service'],
    node: true,
  },
  { area: 'backend/testing', imports: ['backend/**'], packages: ['*'], node: true },
  {
    area: 'backend',
    shallow: true,
    imports: ['backend/**', 'package.json'],
    packages: [...fastify, 'pino', 'zod'],
    node: true,
  },
];

/** What every part of the station is handed: clock, timers, log. They import nothing of the station. */
const stationPorts = ['main/ports.ts', 'main/log.ts', 'main/machine-settings.ts', 'main/write-beside.ts'];
const paper = ['eventsource', 'node-thermal-printer', 'iconv-lite', '@napi-rs/canvas', 'uqr', 'zod'];

const main: readonly Row[] = [
  {
    area: 'main/printing/journal',
    imports: [contract, 'main/printing', ...stationPorts],
    packages: ['better-sqlite3', 'zod'],
    node: true,
  },
  { area: 'main/printing', imports: [contract, 'main/printing/journal', ...stationPorts], packages: paper, node: true },
  { area: 'main/printer-emulator', imports: [contract, ...stationPorts], packages: paper, node: true },
  {
    area: 'main/shell',
    imports: [contract, 'preload/bridge.ts', ...stationPorts],
    types: ['main', 'main/hosts', 'preload'],
    packages: ['electron', 'zod', 'uqr'],
    packageTypes: ['electron-updater'],
    node: true,
  },
  {
    area: 'main/hosts',
    imports: [contract, ...stationPorts],
    types: ['main'],
    packages: ['zod'],
    packageTypes: ['electron'],
    node: true,
  },
  { area: 'main/testing', imports: ['main/**', contract], packages: ['*'], node: true },
  {
    area: 'main/index.ts',
    imports: ['main', 'main/shell', 'main/hosts', contract],
    packages: ['electron', 'electron-updater'],
    node: true,
  },
  {
    area: 'main',
    shallow: true,
    imports: [contract, 'main/printing', 'main/printer-emulator', 'main/hosts', 'package.json'],
    packages: ['pino', 'zod', 'eventsource', 'bonjour-service'],
    node: true,
  },
  { area: 'preload', types: [contract], packages: ['electron'] },
];

const screenParts = ['renderer/store', 'renderer/actions', 'renderer/ui', 'renderer/i18n'];
const react = ['react', 'react-dom'];

const renderer: readonly Row[] = [
  {
    area: 'renderer/sync',
    imports: [contract, domain, 'renderer/store'],
    types: ['renderer/i18n'],
    packages: ['zustand', 'eventsource', 'zod'],
  },
  {
    area: 'renderer/store',
    imports: [contract, domain, 'renderer/sync'],
    types: ['renderer/i18n'],
    packages: ['zustand', 'react', 'zod'],
  },
  {
    area: 'renderer/actions',
    imports: [contract, domain, 'renderer/store', 'renderer/sync'],
    types: ['renderer/i18n'],
    packages: ['react', 'qr'],
  },
  {
    area: 'renderer/screens/*',
    imports: screenParts,
    types: [contract],
    packages: [...react, 'react-intl', 'zustand', 'uqr'],
    forbidden: network,
  },
  {
    area: 'renderer/ui',
    imports: ['renderer/i18n', 'renderer/actions'],
    types: [contract, 'renderer/store'],
    packages: [...react, 'react-intl', 'uqr'],
    forbidden: network,
  },
  {
    area: 'renderer/i18n',
    imports: [contract],
    types: ['renderer/store'],
    packages: ['react', 'react-intl'],
    forbidden: network,
  },
  {
    area: 'renderer/app',
    imports: ['renderer/**', contract, domain],
    types: ['preload'],
    packages: [...react, 'react-intl', 'zustand', 'zod', '@fontsource/*'],
  },
  { area: 'renderer/testing', imports: ['renderer/**', contract, domain], packages: ['*'], node: true },
  { area: 'renderer', shallow: true, imports: [contract], packages: ['vite'] },
];

const tooling: readonly Row[] = [
  // Judged from outside only: what a person sees and public HTTP. Where Electron is, is a fact of the machine.
  {
    area: 'e2e',
    imports: ['scripts/electron-binary.ts', 'scripts/nginx-server.ts', 'scripts/postgres-server.ts'],
    packages: ['@playwright/test', '@axe-core/playwright', 'eventsource', 'fast-check', 'uqr', 'zod'],
    node: true,
  },
  { area: 'bench', imports: ['**'], packages: ['*'], node: true },
  { area: 'scripts', imports: ['**'], packages: ['*'], node: true },
  { area: 'vite.config.ts', packages: ['*'], node: true },
  { area: 'vitest.config.ts', packages: ['*'], node: true },
];

/** Everything, the most particular row for a path wins. */
export const importTable: readonly Row[] = [...backend, ...main, ...renderer, ...tooling];

/** What a test may use on top of its folder's row, and everything in its own top folder. */
export const testRow = {
  imports: [contract, domain, 'main/testing/fake-electron.ts'],
  packages: ['vitest', 'fast-check', 'eventsource', '@testing-library/*', 'happy-dom'],
} as const;
