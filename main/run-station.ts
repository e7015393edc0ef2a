import { homedir } from 'node:os';
import { startFailures } from '#contract/service.ts';
import { readStationConfig, type StationConfig } from './config.ts';
import { beginFirstStart, endFirstStart, isNewDataFolder } from './first-start.ts';
import { HubStartError } from './hub-messages.ts';
import { createLog, type LogLevel } from './log.ts';
import { nodeParts } from './parts.ts';
import { systemClock, systemTimers, type Log } from './ports.ts';
import type { Shell } from './shell-port.ts';
import { createStation, type StationDeps, type StationReady } from './station.ts';

export type RunOptions = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Demo data when nobody said otherwise and the data folder is new. */
  readonly demoWhenNew?: boolean;
  readonly defaultLog?: LogLevel;
  readonly createShell?: (config: StationConfig, log: Log) => Shell;
  /** Parts to use in place of plain Node's. */
  readonly parts?: (log: Log) => Partial<StationDeps>;
  readonly onReady: (ready: StationReady) => void;
  /** Ends the program. */
  readonly exit: (code: number) => void;
};

export type RunningStation = { stop(): Promise<void> };

/**
 * A whole station in this process: settings, start, ready, and an orderly end at SIGTERM, SIGINT or SIGHUP (exit code 0).
 * A station that cannot start says why in one line on stderr, as JSON on stdout, and exits with the code of startFailures.
 */
export const runStation = async (options: RunOptions): Promise<RunningStation | undefined> => {
  outliveTerminal();
  const outcome = readStationConfig(withDefaultLog(options), {
    ...options,
    platform: process.platform,
    home: homedir(),
  });
  if (outcome.kind === 'help') {
    process.stdout.write(outcome.text);
    options.exit(0);
    return undefined;
  }
  if (outcome.kind === 'bad') {
    giveUp(options, new HubStartError('bad-config', outcome.message));
    return undefined;
  }
  return run(options, outcome.config);
};

/** A terminal that was closed, or a log reader that died, must not stop a kitchen: what cannot be said is not said. */
const outliveTerminal = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

const withDefaultLog = ({ argv, env, defaultLog }: RunOptions): readonly string[] => {
  const said = (env['PASSRAIL_LOG'] ?? '') !== '' || argv.some((arg) => arg === '--log' || arg.startsWith('--log='));
  return said || defaultLog === undefined ? argv : [`--log=${defaultLog}`, ...argv];
};

const run = async (options: RunOptions, config: StationConfig): Promise<RunningStation> => {
  const log = createLog(config.log);
  const isNew =
    options.demoWhenNew === true && config.remoteHub === undefined && (await isNewDataFolder(config.dataFolder));
  if (isNew) await beginFirstStart(config.dataFolder);
  const station = createStation({
    ...nodeParts(options.env, log),
    ...options.parts?.(log),
    config,
    demo: config.demo ?? isNew,
    shell: options.createShell?.(config, log),
    clock: systemClock,
    timers: systemTimers,
    log,
  });

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= station.stop().then(() => options.exit(0)));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());

  try {
    const ready = await station.start();
    if (isNew) await endFirstStart(config.dataFolder);
    if (stopping === undefined) options.onReady(ready);
  } catch (error) {
    // Being told to stop while starting is no failure.
    if (stopping === undefined) giveUp(options, error);
  }
  return { stop };
};

const giveUp = ({ exit }: RunOptions, error: unknown): void => {
  const message = error instanceof Error ? error.message : String(error);
  const failure = error instanceof HubStartError ? error.failure : 'failed';
  const advice = error instanceof HubStartError ? ` ${error.advice}` : '';
  process.stderr.write(`Passrail cannot start: ${withStop(message)}${advice}\n`);
  process.stdout.write(`${JSON.stringify({ ready: false, failure, message })}\n`);
  exit(error instanceof HubStartError ? startFailures[error.failure] : 1);
};

const withStop = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
