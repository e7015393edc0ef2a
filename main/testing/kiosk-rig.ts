import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTroubleSign } from '../hub-trouble.ts';
import type { RunOptions } from '../run-station.ts';
import type { ShellContext } from '../shell-port.ts';
import { createKioskFiles } from '../shell/kiosk-files.ts';
import { startKiosk, type KioskDeps } from '../shell/kiosk.ts';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from './fake-electron.ts';
import { createFakeTime } from './fake-time.ts';
import { createRecordingLog } from './recording-log.ts';

/** A data folder for one test. */
export const kioskFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'passrail-kiosk-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** The whole kiosk around the fake electron; only the station itself is a stand-in. */
export const createKioskRig = (folder: string, extra: Partial<KioskDeps> = {}) => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const runs: RunOptions[] = [];
  let stops = 0;
  let links = 0;
  let startsWithSession = false;
  let uncaught: ((error: unknown) => void) | undefined;
  const context: ShellContext = {
    hubUrl: 'http://127.0.0.1:4300',
    listening: 'http://127.0.0.1:4300',
    demo: false,
    adminPassword: undefined,
    quiet: async () => true,
    backUp: async () => undefined,
    launchUrl: async () => `http://127.0.0.1:4300/#launch=${(links += 1)}`,
  };
  const deps = {
    app,
    ipcMain,
    menu: Menu,
    session: () => session.defaultSession,
    makeWindow: (options: unknown) => new BrowserWindow(options),
    runStation: async (options: RunOptions) => {
      runs.push(options);
      return { stop: async () => void (stops += 1) };
    },
    hubHost: () => {
      throw new Error('not here');
    },
    preloadPath: '/app/preload/index.cjs',
    argv: ['electron', '/app', '--no-sandbox', '--port=0'],
    env: {},
    protocol,
    screen: () => screen,
    powerMonitor: () => powerMonitor,
    powerSaveBlocker,
    files: createKioskFiles(folder, time.clock.now),
    openHours: 'always',
    exitPin: undefined,
    autostart: { isOn: () => startsWithSession, file: undefined, set: (on: boolean) => void (startsWithSession = on) },
    wantAutostart: undefined,
    minuteOfDay: () => 720,
    updater: undefined,
    updateAt: '04:00',
    onUncaught: (listener: (error: unknown) => void) => void (uncaught = listener),
    clock: time.clock,
    timers: time.timers,
    log,
    ...extra,
  } as unknown as KioskDeps;
  const sign = createTroubleSign();
  const service = {
    trouble: sign.current,
    tickets: () => undefined,
    language: () => 'en' as const,
    onTrouble: sign.onChange,
  };
  const open = async () => {
    await startKiosk(deps);
    const shell = runs[0]?.createShell?.({} as never, log);
    await shell?.open?.(service);
    sign.show(undefined);
    await shell?.start(context);
    return { shell, window: BrowserWindow.all[0] as BrowserWindow };
  };
  return {
    ...time,
    deps,
    runs,
    open,
    log,
    sign,
    stops: () => stops,
    /** The newest window: a repair may have made another one. */
    newest: () => BrowserWindow.all.at(-1) as BrowserWindow,
    breakDown: (error: unknown) => uncaught?.(error),
  };
};
