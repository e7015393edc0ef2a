import type { App, BrowserWindow, IpcMain, Menu, Session } from 'electron';
import type { HubHost } from '../hosts/host.ts';
import type { Log, Timers } from '../ports.ts';
import type { RunningStation, RunOptions } from '../run-station.ts';
import { answerBridge } from './ipc.ts';
import { guardNavigation, isOwnAddress } from './navigation-guard.ts';
import { restrictPermissions } from './permissions.ts';
import { stationArguments } from './station-arguments.ts';
import { createWindowShell, type MakeWindow } from './window-shell.ts';

export type KioskDeps = {
  readonly app: App;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly menu: Pick<typeof Menu, 'setApplicationMenu'>;
  readonly session: () => Session;
  readonly makeWindow: MakeWindow;
  readonly windows: () => readonly BrowserWindow[];
  readonly runStation: (options: RunOptions) => Promise<RunningStation | undefined>;
  readonly hubHost: HubHost;
  readonly preloadPath: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timers: Timers;
  readonly log: Log;
};

/** The station inside Electron. The order matters: the sandbox before ready, the guards before the first window. */
export const startKiosk = async (deps: KioskDeps): Promise<void> => {
  const { app, log } = deps;
  let origin: string | undefined;

  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.on('second-instance', () => deps.windows()[0]?.focus());
  guardNavigation(app, () => origin, log);
  await app.whenReady();
  deps.menu.setApplicationMenu(null);
  restrictPermissions(deps.session());
  answerBridge(
    deps.ipcMain,
    { 'passrail:station': () => ({ shell: 'electron', version: app.getVersion() }) },
    (address) => isOwnAddress(address, origin),
    log,
  );

  const running: { station?: RunningStation | undefined } = {};
  app.on('window-all-closed', () => void running.station?.stop());
  app.on('before-quit', (event) => {
    // Quitting by itself would cut a slip in the middle; the station ends the program when it has ended well.
    if (running.station === undefined) return;
    event.preventDefault();
    void running.station.stop();
  });
  running.station = await deps.runStation({
    argv: stationArguments(deps.argv, app.isPackaged),
    env: deps.env,
    demoWhenNew: true,
    createShell: () => createWindowShell({ ...deps, onOrigin: (known) => void (origin = known) }),
    parts: () => ({ hubHost: deps.hubHost }),
    onReady: ({ adminPassword }) => showPassword(adminPassword),
    exit: (code) => app.exit(code),
  });
};

const showPassword = (adminPassword: string | undefined): void => {
  if (adminPassword === undefined) return;
  process.stdout.write(`Password of the user admin, shown only now: ${adminPassword}\n`);
};
