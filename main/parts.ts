import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StationConfig } from './config.ts';
import { findHubsOn } from './find-hubs.ts';
import { createHubKeys } from './hub-keys.ts';
import { HubStartError } from './hub-messages.ts';
import { createNodeHost } from './hosts/node-host.ts';
import type { Log } from './ports.ts';
import { createPrintAgent } from './printing/agent.ts';
import { startDemoPrinter } from './start-demo-printer.ts';
import type { CreatePrintAgent, StationDeps } from './station.ts';

const { dirname, filename } = import.meta;
const fromSource = filename.endsWith('.ts');

/** The hub's program: its source beside ours, or its bundle beside our bundle. */
export const hubProgram = join(dirname, '..', 'backend', fromSource ? 'cli.ts' : 'cli.js');
const screensFolder = fromSource ? join(dirname, '..', 'dist', 'renderer') : join(dirname, '..', 'renderer');

const printAgentWith =
  (log: Log): CreatePrintAgent =>
  ({ hubUrl, apiKey, dataFolder, resolveAddress }) =>
    createPrintAgent({
      hubUrl,
      apiKey,
      resolveAddress,
      journalPath: join(dataFolder, 'print.db'),
      log: (level, message, facts = {}) => log[level](facts, message),
    });

const prepareDataFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new HubStartError('data-folder-unwritable', `cannot make the data folder ${folder}: ${reasonOf(error)}`);
  }
};

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

type RealParts = Pick<
  StationDeps,
  | 'env'
  | 'hubHost'
  | 'hubKeys'
  | 'findHubs'
  | 'makeKey'
  | 'prepareDataFolder'
  | 'startDemoPrinter'
  | 'createPrintAgent'
  | 'onHubLogLine'
>;

/** The real devices and processes of a station under plain Node. */
export const nodeParts = (
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  { dataFolder, mdns }: Pick<StationConfig, 'dataFolder' | 'mdns'>,
): RealParts => ({
  env: { PASSRAIL_SCREENS: screensFolder, ...env },
  hubHost: createNodeHost(hubProgram),
  makeKey: () => randomBytes(32).toString('base64url'),
  hubKeys: createHubKeys(dataFolder),
  findHubs: findHubsOn(mdns),
  prepareDataFolder,
  startDemoPrinter,
  createPrintAgent: printAgentWith(log),
  onHubLogLine: (line) => void process.stderr.write(`${line}\n`),
});
