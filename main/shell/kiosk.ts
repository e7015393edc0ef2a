import type { App, IpcMain, Menu, PowerMonitor, PowerSaveBlocker, Protocol, Screen, Session } from 'electron';
import type { HubHost } from '../hosts/host.ts';
import type { Clock, Log, Timers } from '../ports.ts';
import type { RunningStation, RunOptions } from '../run-station.ts';
import type { ServiceContext, ShellContext } from '../shell-port.ts';
import { autostartWord, type Autostart } from './autostart.ts';
import { createExitDesk } from './exit-desk.ts';
import type { KioskUpdater } from './electron-updates.ts';
import { createExitLock, type ExitLock } from './exit-lock.ts';
import { answerBridge } from './ipc.ts';
import { createKeepAwake } from './keep-awake.ts';
import type { MakeWindow } from './kiosk-window.ts';
import { guardNavigation, isOwnAddress } from './navigation-guard.ts';
import { restrictPermissions } from './permissions.ts';
import type { DisplayFacts } from './placement.ts';
import { relaunch } from './relaunch.ts';
import type { KioskFiles } from './kiosk-files.ts';
import { SERVICE_ORIGIN, serveServiceScheme, serviceSchemes } from './service/service-scheme.ts';
import { stationArguments } from './station-arguments.ts';
import { createUpdates, type Updates } from './updates.ts';
import { createWindowBook } from './window-book.ts';
import { createWindowShell, type WindowShell } from './window-shell.ts';

export type KioskDeps = {
  readonly app: App;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly menu: Pick<typeof Menu, 'setApplicationMenu'>;
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly screen: () => Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on'>;
  readonly powerMonitor: () => Pick<PowerMonitor, 'on'>;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly session: () => Session;
  readonly makeWindow: MakeWindow;
  readonly runStation: (options: RunOptions) => Promise<RunningStation | undefined>;
  readonly hubHost: HubHost;
  readonly preloadPath: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Small files of the shell, in a folder of their own inside the data folder. */
  readonly files: KioskFiles;
  /** When the display stays on, "10:00-02:00" or "always". */
  readonly openHours: string;
  /** A new PIN to leave the kiosk, given at this start; undefined: as before. */
  readonly exitPin: string | undefined;
  readonly autostart: Autostart;
  /** Start with the session from now on; undefined: as before. */
  readonly wantAutostart: boolean | undefined;
  readonly minuteOfDay: () => number;
  /** Undefined: newer versions are put here by hand. */
  readonly updater: KioskUpdater | undefined;
  /** Local time at which one is installed, "04:00". */
  readonly updateAt: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Where uncaught faults of this program are told: `process.on`. */
  readonly onUncaught: (listener: (error: unknown) => void) => void;
};

/** The station inside Electron. The order matters: sandbox, scheme and folder before ready, the guards before the first window. */
export const startKiosk = async (deps: KioskDeps): Promise<void> => {
  const { app, log } = deps;
  const kiosk = createKiosk(deps);

  app.enableSandbox();
  deps.protocol.registerSchemesAsPrivileged(serviceSchemes);
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
  // The lock lies in this folder: one program for each data folder, and two venues on one machine do not meet.
  app.setPath('userData', deps.files.folder);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  guardNavigation(app, kiosk.isOwn, log);
  await app.whenReady();
  deps.menu.setApplicationMenu(null);
  restrictPermissions(deps.session());
  if (deps.wantAutostart !== undefined) deps.autostart.set(deps.wantAutostart);
  await kiosk.lock();
  kiosk.serve();
  kiosk.watchMachine();
  await kiosk.runStation();
};

// An installer that hangs must not leave a dark screen until somebody comes.
const INSTALL_MS = 5 * 60_000;

/** The parts of the kiosk and what connects them. */
const createKiosk = (deps: KioskDeps) => {
  const { app, log, clock, timers } = deps;
  let origin: string | undefined;
  let station: RunningStation | undefined;
  let service: ServiceContext | undefined;
  let updates: Updates | undefined;
  /** Instead of ending: a newer version takes this one's place. */
  let install: (() => void) | undefined;

  const isOwn = (address: string): boolean => isOwnAddress(address, origin) || isService(address);
  const exitLock: ExitLock = createExitLock({
    read: () => deps.files.read('exit-pin.json'),
    write: (text) => deps.files.write('exit-pin.json', text),
    clock,
    log,
  });
  const shell: WindowShell = createWindowShell({
    makeWindow: deps.makeWindow,
    preloadPath: deps.preloadPath,
    book: createWindowBook(deps.files.pathOf('windows.json'), log),
    displays: () => displaysOf(deps.screen()),
    clock,
    timers,
    log,
    onOrigin: (known) => void (origin = known),
    relaunch: (software) => relaunch(app, deps.argv, software, log),
  });
  const desk = createExitDesk({
    lock: exitLock,
    clock,
    log,
    act: (action) => {
      if (action === 'leave-kiosk') shell.setKiosk(false);
      else if (action === 'enter-kiosk') shell.setKiosk(true);
      else if (action === 'new-window') shell.addWindow();
      else {
        shell.letGo();
        if (action === 'restart') app.relaunch();
        void station?.stop();
      }
    },
  });

  const followUpdates = (known: ShellContext): void => {
    const { updater } = deps;
    if (updater === undefined) return;
    updates = createUpdates({
      updater,
      current: app.getVersion(),
      updateAt: deps.updateAt,
      openHours: deps.openHours,
      minuteOfDay: deps.minuteOfDay,
      quiet: known.quiet,
      backUp: known.backUp,
      keepPrevious: updater.keepPrevious,
      clock,
      timers,
      log,
      install: () => {
        // The new program must find the lock free; and this one must not stay, whatever becomes of the installation.
        install = () => {
          station = undefined;
          app.releaseSingleInstanceLock();
          timers.setTimeout(() => relaunch(app, deps.argv, false, log), INSTALL_MS);
          updater.install();
        };
        shell.letGo();
        void station?.stop();
      },
    });
    updates.start();
  };

  return {
    isOwn,
    lock: async () => {
      // Whoever can write into the data folder owns the machine anyway: the way back in for a lost PIN.
      if (deps.files.take('exit-pin-reset')) deps.files.remove('exit-pin.json');
      if (deps.exitPin !== undefined) await exitLock.set(deps.exitPin);
      if (!exitLock.isSet()) log.warn({}, 'no exit PIN is set: everybody can leave the kiosk (PASSRAIL_EXIT_PIN)');
    },
    serve: () => {
      serveServiceScheme(deps.protocol, () => ({
        trouble: service?.trouble() ?? { kind: 'starting' },
        tickets: service?.tickets(),
        language: service?.language() ?? 'en',
      }));
      answerBridge(
        deps.ipcMain,
        {
          'passrail:station': () => ({ shell: 'electron', version: app.getVersion(), pinSet: exitLock.isSet() }),
          'passrail:unlock': ({ pin }, from) => desk.unlock(pin, from),
          'passrail:act': ({ action }, from) => desk.act(action, from),
        },
        isOwn,
        log,
      );
    },
    watchMachine: () => {
      const screen = deps.screen();
      for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
        screen.on(event as 'display-added', () => shell.replace());
      deps.powerMonitor().on('resume', () => shell.tellAll({ kind: 'resumed' }));
      app.on('second-instance', () => shell.focus());
      app.on('child-process-gone', (_event, { type, reason }) => {
        if (type === 'GPU' && reason !== 'clean-exit') shell.mishap('gpu-gone');
      });
      deps.onUncaught((error) => {
        deps.files.report(error);
        shell.mishap('main-broke');
      });
      createKeepAwake({
        blocker: deps.powerSaveBlocker,
        hours: deps.openHours,
        minuteOfDay: deps.minuteOfDay,
        timers,
      }).start();
    },
    runStation: async () => {
      app.on('window-all-closed', () => void station?.stop());
      app.on('before-quit', (event) => {
        // Quitting by itself would cut a slip in the middle; the station ends the program when it has ended well.
        if (station === undefined) return;
        event.preventDefault();
        shell.letGo();
        void station.stop();
      });
      station = await deps.runStation({
        argv: stationArguments(deps.argv, app.isPackaged),
        env: { ...deps.env, PASSRAIL_SHELL: 'electron', PASSRAIL_AUTOSTART: autostartWord(deps.autostart) },
        demoWhenNew: true,
        whenLocked: 'keep-trying',
        createShell: () => ({
          ...shell,
          start: async (known) => {
            await shell.start(known);
            followUpdates(known);
          },
          stop: async () => {
            updates?.stop();
            await shell.stop();
          },
          open: async (known) => {
            service = known;
            await shell.open?.(known);
          },
        }),
        parts: () => ({ hubHost: deps.hubHost }),
        onReady: ({ adminPassword }) => showPassword(adminPassword),
        exit: (code) => {
          if (install === undefined) app.exit(code);
          else install();
        },
      });
    },
  };
};

const isService = (address: string): boolean => URL.parse(address)?.href.startsWith(`${SERVICE_ORIGIN}/`) ?? false;

const displaysOf = (screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>): DisplayFacts[] => {
  const primary = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .map(({ id, label, internal, bounds }) => ({ id, label, internal, bounds, primary: id === primary }));
};

const showPassword = (adminPassword: string | undefined): void => {
  if (adminPassword === undefined) return;
  process.stdout.write(`Password of the user admin, shown only now: ${adminPassword}\n`);
};
