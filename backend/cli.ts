import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import { startFailures, type ReadyLine } from '#contract/service.ts';
import { helpText, loadConfig, type HubConfig } from './config.ts';
import { startBackend, type Backend } from './create-backend.ts';
import { migrateData } from './migrate-data.ts';
import { StartError } from './store/start-error.ts';
import { version } from './version.ts';

// Whoever stops us waits no longer than five seconds (design section 11).
const STOP_MS = 4_500;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** One clear line for people on stderr, one for the station on stdout, and an exit code that says which it was. */
const fail = (error: unknown): never => {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`passrail hub cannot start: ${error.message}\n`);
  say({ ready: false, failure: error.failure, message: error.message });
  process.exit(startFailures[error.failure]);
};

// What led to a failure, for the bundle of the diagnostics page; a whole evening's log would outweigh the rest of it.
const LINES = 500;
const lines: string[] = [];
const remembering = (out: { write(line: string): unknown }) => ({
  write(line: string): void {
    lines.push(line.trimEnd());
    if (lines.length > LINES) lines.shift();
    out.write(line);
  },
});

const logger = (config: HubConfig) =>
  pino(
    {
      level: config.log,
      redact: [
        'req.headers.authorization',
        'req.headers.cookie',
        'req.headers["x-api-key"]',
        '*.token',
        '*.password',
        '*.ticket',
      ],
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          // What follows /t/ is a receipt's secret.
          path: request.url.split('?', 1)[0]?.replace(/^\/t\/.+/, '/t/…'),
        }),
      },
    },
    remembering(pino.destination({ dest: 2, sync: true })),
  );

const stopOnce = (backend: Backend): (() => void) => {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    backend.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`passrail hub did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
};

const main = async (): Promise<void> => {
  if (process.argv[2] === 'migrate') {
    const { env, stdout: out, stderr: err } = process;
    process.exitCode = await migrateData(process.argv.slice(3), { env, out, err, now: () => Date.now() });
    return;
  }
  if (process.argv.includes('--help')) {
    process.stdout.write(`${helpText()}\n`);
    return;
  }
  const config = loadConfig(process.argv.slice(2), process.env);
  // A child of ours, or a crash report, must not inherit it.
  delete process.env['PASSRAIL_STATION_KEY'];
  const backend = await startBackend({
    config,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    databaseClock: true,
    random: { bytes: (count) => randomBytes(count) },
    timers: {
      setInterval,
      clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
      setImmediate: (run) => void setImmediate(run),
    },
    logger: logger(config),
    recentLog: () => lines,
    restart: () => stop(),
  });
  const stop = stopOnce(backend);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The station that forked us is gone: an orphan would keep the data folder from its successor.
  process.on('disconnect', stop);
  // Gone already while we were starting: nobody tells that again.
  if (process.send !== undefined && !process.connected) stop();
  const { url, logHead, adminPassword } = backend;
  const line: ReadyLine = {
    ready: true,
    url,
    version,
    pid: process.pid,
    logHead,
    ...(adminPassword === undefined ? {} : { adminPassword }),
  };
  say(line);
};

// The data was moved away while this hub was cut off from it: not a crash.
process.on('uncaughtExceptionMonitor', (error) => {
  if (error instanceof StartError) fail(error);
});
main().catch(fail);
