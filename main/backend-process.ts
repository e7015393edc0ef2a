import type { ReadyLine, StartFailure } from '#contract/service.ts';
import { failureOfExitCode, HubStartError, readHubLine } from './hub-messages.ts';
import type { HubChild, HubHost } from './hosts/host.ts';
import type { Clock, Log, TimerHandle, Timers } from './ports.ts';
import { afterCrash, noCrashes, type CrashHistory } from './restart-policy.ts';

export type BackendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly ready: ReadyLine }
  | { readonly kind: 'restarting'; readonly inMs: number; readonly failure: StartFailure | undefined }
  /** Five crashes in two minutes: somebody has to look, but it is tried again all the same. */
  | { readonly kind: 'crash-loop'; readonly inMs: number; readonly failure: StartFailure | undefined }
  /** It could not start at all, and trying again cannot help. */
  | { readonly kind: 'failed'; readonly error: HubStartError }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'stopped' };

export type BackendProcessDeps = {
  readonly host: HubHost;
  /** Complete environment of the hub, secrets included; never logged. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly onState?: (state: BackendState) => void;
  /** A line that the hub wrote to stderr (JSON log lines), to be passed on as it is. */
  readonly onLogLine?: (line: string) => void;
};

export type BackendProcess = {
  /** Resolves at the first ready line; rejects with HubStartError when it can never start. */
  start(): Promise<ReadyLine>;
  /** Asks, waits `limitMs`, kills; resolves when no process is left. */
  stop(limitMs?: number): Promise<void>;
  /** Kills a hub that is ready and yet does not answer; it is started again as after a crash. */
  endHung(): void;
  state(): BackendState;
  pid(): number | undefined;
};

// A hub that hangs at start (a stalled disk) must not leave a kiosk waiting for ever.
const HANDSHAKE_LIMIT = 15_000;
const STOP_LIMIT = 5_000;
// A hub whose station was killed needs up to 5 s to leave the data folder; giving up at once would need a person.
const LOCKED_PATIENCE = 10_000;
const LOCKED_RETRY = 500;

type Run = {
  readonly child: HubChild;
  handshake: TimerHandle;
  readyAt: number | undefined;
  failure: { readonly failure: StartFailure; readonly message: string } | undefined;
  /** Plain words on stderr before it was ready: told only if the exit does not say the same better. */
  readonly held: string[];
};

/** Keeps one hub process alive. Pure: processes, clock and timers are handed in. */
export const createBackendProcess = (deps: BackendProcessDeps): BackendProcess => {
  const { host, clock, timers, log } = deps;
  let state: BackendState = { kind: 'idle' };
  let run: Run | undefined;
  let history: CrashHistory = noCrashes;
  let retry: TimerHandle;
  let port: string | undefined;
  let startedAt = 0;
  let first = Promise.withResolvers<ReadyLine>();
  let gone: PromiseWithResolvers<void> | undefined;

  const enter = (next: BackendState): void => {
    state = next;
    deps.onState?.(next);
  };

  const launch = (): void => {
    enter({ kind: 'starting' });
    const child = host({
      env: port === undefined ? deps.env : { ...deps.env, PASSRAIL_PORT: port },
      onStdoutLine: (line) => onStdout(current, line),
      onStderrLine: (line) => onStderr(current, line),
      onExit: (code) => onExit(current, code),
    });
    const current: Run = { child, handshake: undefined, readyAt: undefined, failure: undefined, held: [] };
    run = current;
    current.handshake = timers.setTimeout(() => {
      log.error({ limitMs: HANDSHAKE_LIMIT }, 'the hub did not become ready in time, ending it');
      child.kill();
    }, HANDSHAKE_LIMIT);
  };

  const onStdout = (current: Run, line: string): void => {
    const message = readHubLine(line);
    // The ready line is not passed on: on a first start it holds the administrator's password.
    if (message.kind === 'other') deps.onLogLine?.(line);
    else if (message.kind === 'failed') current.failure = message;
    else if (current.readyAt === undefined) onReady(current, message.ready);
  };

  const onStderr = (current: Run, line: string): void => {
    if (current.readyAt === undefined && !line.startsWith('{')) current.held.push(line);
    else deps.onLogLine?.(line);
  };

  const release = (current: Run): void => {
    for (const line of current.held.splice(0)) deps.onLogLine?.(line);
  };

  const onReady = (current: Run, ready: ReadyLine): void => {
    timers.clearTimeout(current.handshake);
    current.readyAt = clock.now();
    release(current);
    // Screens, printers and other machines know this address: with port 0 a restart must not move it.
    port = new URL(ready.url).port || port;
    if (state.kind !== 'starting') return;
    log.info({ url: ready.url, hubPid: ready.pid }, 'the hub is ready');
    enter({ kind: 'ready', ready });
    first.resolve(ready);
  };

  const onExit = (current: Run, code: number | null): void => {
    timers.clearTimeout(current.handshake);
    run = undefined;
    gone?.resolve();
    if (state.kind === 'stopping' || state.kind === 'stopped') return;
    const failure = failureOf(current, code);
    if (failure === undefined) release(current);
    if (failure !== undefined && port === undefined) onFailedStart(failure);
    else onCrash(current, code, failure?.failure);
  };

  const failureOf = (current: Run, code: number | null): HubStartError | undefined => {
    if (current.readyAt !== undefined) return undefined;
    const name = current.failure?.failure ?? failureOfExitCode(code);
    return name === undefined ? undefined : new HubStartError(name, current.failure?.message ?? name);
  };

  const onFailedStart = (error: HubStartError): void => {
    const waited = clock.now() - startedAt;
    if (error.failure === 'data-folder-locked' && waited + LOCKED_RETRY <= LOCKED_PATIENCE) {
      if (waited === 0)
        log.warn({ forMs: LOCKED_PATIENCE }, 'the data folder is still in use, waiting for the other hub to leave');
      again({ kind: 'restarting', inMs: LOCKED_RETRY, failure: error.failure });
      return;
    }
    enter({ kind: 'failed', error });
    first.reject(error);
  };

  const onCrash = (current: Run, code: number | null, failure: StartFailure | undefined): void => {
    const now = clock.now();
    const decision = afterCrash(history, now, current.readyAt === undefined ? undefined : now - current.readyAt);
    history = decision.history;
    log.error(
      { code, failure, inMs: decision.delay, crashes: history.times.length },
      'the hub ended, starting it again',
    );
    again({ kind: history.looping ? 'crash-loop' : 'restarting', inMs: decision.delay, failure });
  };

  const again = (next: Extract<BackendState, { kind: 'restarting' | 'crash-loop' }>): void => {
    enter(next);
    retry = timers.setTimeout(launch, next.inMs);
  };

  return {
    start: () => {
      if (state.kind !== 'idle' && state.kind !== 'stopped') return first.promise;
      first = Promise.withResolvers();
      history = noCrashes;
      startedAt = clock.now();
      launch();
      return first.promise;
    },

    stop: async (limitMs = STOP_LIMIT) => {
      if (state.kind === 'idle' || state.kind === 'stopped') return;
      timers.clearTimeout(retry);
      enter({ kind: 'stopping' });
      // Whoever still waits for the first ready line must not wait for ever.
      first.promise.catch(() => undefined);
      first.reject(new Error('the station was stopped before the hub was ready'));
      if (run !== undefined) {
        gone ??= Promise.withResolvers();
        timers.clearTimeout(run.handshake);
        run.child.requestStop();
        const { child } = run;
        const limit = timers.setTimeout(() => {
          log.warn({ limitMs }, 'the hub did not leave in time, killing it');
          child.kill();
        }, limitMs);
        await gone.promise;
        timers.clearTimeout(limit);
      }
      gone = undefined;
      enter({ kind: 'stopped' });
    },

    endHung: () => {
      if (state.kind === 'ready') run?.child.kill();
    },

    state: () => state,
    pid: () => run?.child.pid(),
  };
};
