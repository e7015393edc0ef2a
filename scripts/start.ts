import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { StationConfig } from '../main/config.ts';
import { systemClock, systemTimers, type Log } from '../main/ports.ts';
import { runStation } from '../main/run-station.ts';
import { lanAddresses } from '../main/screen-addresses.ts';
import { autostartWord } from '../main/shell/autostart.ts';
import { createBrowserShell } from '../main/shell/browser-shell.ts';
import { findBrowser, hasDisplay } from '../main/shell/find-browser.ts';
import { createBrowserRunner } from '../main/shell/run-browser.ts';
import type { Shell } from '../main/shell-port.ts';
import { createTerminalShell } from '../main/terminal-shell.ts';
import { findElectron } from './electron-binary.ts';
import { isStale } from './support/is-stale.ts';
import { machineAutostart } from './support/machine-autostart.ts';
import { root } from './support/project-files.ts';
import { run } from './support/run-tool.ts';

const machine = { platform: process.platform, env: process.env, exists: existsSync };
const say = (text: string): void => void process.stdout.write(text);
const sources = ['renderer', 'backend', 'main', 'preload', 'vite.config.ts', 'package-lock.json'].map((name) =>
  join(root, name),
);
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** `npm start`: builds, then the station with the best screens this machine can show. */
const start = async (argv: readonly string[]): Promise<void> => {
  const { path, reason } = findElectron();
  const why = reason ?? (hasDisplay(machine) ? undefined : 'this machine has no display');
  const help = argv.includes('--help') || argv.includes('-h');
  // Without Electron the hub and the station run from their source; the screens are always built.
  if (!help) await build(...(why === undefined ? [] : ['renderer']));
  if (why !== undefined || path === undefined || help) await startWithoutElectron(argv, why ?? '', help);
  else startElectron(path, argv);
};

const build = async (...areas: string[]): Promise<void> => {
  // A packed release comes built, without the tools.
  if (!existsSync(join(root, 'node_modules', 'vite'))) return;
  const outputs =
    areas.length === 0 ? ['renderer/index.html', 'backend/cli.js', 'main/index.js'] : ['renderer/index.html'];
  // Screens that are being shown are left alone: a build empties their folder first.
  if (!outputs.some((output) => isStale(join(root, 'dist', output), sources))) return;
  const { code, output } = await run(process.execPath, [join(root, 'scripts', 'build.ts'), ...areas]);
  if (code === 0) return;
  process.stderr.write(`${output.trim()}\nPassrail cannot start: it could not be built.\n`);
  process.exit(1);
};

const startElectron = (program: string, argv: readonly string[]): void => {
  const child = spawn(program, [root, ...(isRoot ? ['--no-sandbox'] : []), ...argv], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
  child.once('error', (error) => {
    process.stderr.write(`Passrail cannot start: Electron does not run: ${error.message}\n`);
    process.exit(1);
  });
};

const startWithoutElectron = async (argv: readonly string[], why: string, help: boolean): Promise<void> => {
  const browser = hasDisplay(machine) ? findBrowser(machine) : undefined;
  if (!help) say(`No Electron window: ${why}. ${insteadOf(browser)}\n\n`);
  await runStation({
    argv,
    env: {
      ...process.env,
      PASSRAIL_SHELL: browser === undefined ? 'none' : `browser:${browser}`,
      // Read when the hub is started, which is after the settings were followed.
      get PASSRAIL_AUTOSTART() {
        return autostartWord(machineAutostart);
      },
    },
    demoWhenNew: true,
    // A person reads this terminal; the station's daily log lines would bury what is meant for them.
    defaultLog: 'warn',
    createShell: (config, log) => {
      if (config.autostart !== undefined) machineAutostart.set(config.autostart);
      return terminal(browser === undefined ? undefined : browserWindow(browser, config, log));
    },
    onReady: () => undefined,
    exit: (code) => process.exit(code),
  });
};

const insteadOf = (browser: string | undefined): string => {
  if (browser !== undefined) return `The screens open in ${browser} instead.`;
  return hasDisplay(machine)
    ? 'Open the screens in any browser.'
    : 'Open the screens in a browser of this or another machine.';
};

const browserWindow = (program: string, { dataFolder, windows }: StationConfig, log: Log): Shell =>
  createBrowserShell({
    run: createBrowserRunner(program),
    profileFolder: join(dataFolder, 'browser'),
    withoutSandbox: isRoot,
    windows,
    makeKey: () => randomBytes(24).toString('base64url'),
    clock: systemClock,
    timers: systemTimers,
    log,
    onClosed: () => say('The window was closed; Passrail still runs. Enter makes a link to open it again.\n'),
  });

const terminal = (window: Shell | undefined): Shell =>
  createTerminalShell({
    write: say,
    ...(process.stdin.isTTY ? { onEnter } : {}),
    lanAddresses: (listening) => lanAddresses(listening, networkInterfaces()),
    ...(window === undefined ? {} : { window }),
  });

const onEnter = (listener: () => void): (() => void) => {
  process.stdin.on('data', listener);
  return () => {
    process.stdin.off('data', listener);
    process.stdin.pause();
  };
};

await start(process.argv.slice(2));
