import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { startFailures, type StartFailure } from '#contract/service.ts';
import { readStationConfig, type StationConfig } from './config.ts';
import { beginFirstStart, endFirstStart, isNewDataFolder } from './first-start.ts';
import { HubStartError } from './hub-messages.ts';
import { createTroubleSign, troubleOf } from './hub-trouble.ts';
import type { Joining } from './join-hub.ts';
import { createTicketMemory, type TicketMemory } from './last-tickets.ts';
import { createLog, type LogLevel } from './log.ts';
import { nodeParts } from './parts.ts';
import { systemClock, systemTimers, type Log } from './ports.ts';
import type { Shell } from './shell-port.ts';
import { createStation, type StationDeps, type StationReady } from './station.ts';
import { writeBeside } from './write-beside.ts';

export type RunOptions = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Demo data when nobody said otherwise and the data folder is new. */
  readonly demoWhenNew?: boolean;
  readonly defaultLog?: LogLevel;
  readonly createShell?: (config: StationConfig, log: Log) => Shell;
  /** Parts to use in place of plain Node's. */
  readonly parts?: (log: Log) => Partial<StationDeps>;
  /** Another hub on this data: most often `npm start` twice, which should end; a kiosk that is alone on its machine waits. */
  readonly whenLocked?: 'give-up' | 'keep-trying';
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
    read: readIfThere,
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
  const shell = options.createShell?.(config, log);
  const sign = createTroubleSign();
  const tickets = keptTickets(config.dataFolder);
  const station = createStation({
    ...nodeParts(options.env, log, config),
    ...options.parts?.(log),
    config,
    demo: config.demo ?? isNew,
    shell,
    tickets,
    clock: systemClock,
    timers: systemTimers,
    log,
    onHubState: (state) => sign.show(troubleOf(state)),
    onJoining: (joining) => {
      sign.show(joining);
      if (joining !== undefined) sayJoining(joining);
    },
  });

  let stopping: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await station.stop();
    // A shell that was opened for a hub that never came is not among what the station has started.
    await shell?.stop();
    options.exit(0);
  };
  const stop = (): Promise<void> => (stopping ??= end());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());

  const start = async (): Promise<void> => {
    const ready = await station.start();
    sign.show(undefined);
    if (isNew) await endFirstStart(config.dataFolder);
    if (stopping === undefined) options.onReady(ready);
  };
  const startOrTell = async (): Promise<void> => {
    try {
      await start();
    } catch (error) {
      await keepTrying(error);
    }
  };
  const keepTrying = async (error: unknown): Promise<void> => {
    // Being told to stop while starting is no failure.
    if (stopping !== undefined) return;
    const lockedOut = failureOf(error) === 'data-folder-locked' && options.whenLocked !== 'keep-trying';
    if (shell?.open === undefined || lockedOut) {
      giveUp(options, error);
      return;
    }
    sayWhy(error);
    sign.show({ kind: 'failed', failure: failureOf(error), message: messageOf(error) });
    await new Promise<void>((resolve) => void systemTimers.setTimeout(resolve, TRY_AGAIN));
    if (stopping === undefined) await startOrTell();
  };
  await shell?.open?.({
    trouble: sign.current,
    tickets: tickets.last,
    language: () => tickets.last()?.language ?? 'en',
    onTrouble: sign.onChange,
  });
  const started = startOrTell();
  // Whoever waits for this wants to be able to stop it, also while it is only trying.
  if (shell?.open === undefined) await started;
  return { stop };
};

// A person who frees the port or the disk should not have to restart the kiosk as well.
const TRY_AGAIN = 15_000;

export const readIfThere = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

const keptTickets = (folder: string): TicketMemory => {
  const path = join(folder, 'last-tickets.json');
  return createTicketMemory({
    read: () => readIfThere(path),
    write: (text) => writeBeside(path, text),
    clock: systemClock,
    timers: systemTimers,
  });
};

/** A print box has no screen: who installs it reads its terminal, or the journal of its service. */
const sayJoining = (joining: Joining): void => {
  process.stdout.write(`${JSON.stringify({ ready: false, joining })}\n`);
  if (joining.kind === 'pairing')
    process.stderr.write(
      `Code of this station: ${joining.code}. Type it in the office of ${joining.url}, under Screens; it is good for ten minutes.\n`,
    );
};

const failureOf = (error: unknown): StartFailure | undefined =>
  error instanceof HubStartError ? error.failure : undefined;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const sayWhy = (error: unknown): void => {
  const advice = error instanceof HubStartError ? ` ${error.advice}` : '';
  process.stderr.write(`Passrail cannot start: ${withStop(messageOf(error))}${advice}\n`);
};

const giveUp = ({ exit }: RunOptions, error: unknown): void => {
  sayWhy(error);
  const failure = failureOf(error) ?? 'failed';
  process.stdout.write(`${JSON.stringify({ ready: false, failure, message: messageOf(error) })}\n`);
  exit(error instanceof HubStartError ? startFailures[error.failure] : 1);
};

const withStop = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
