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
  utilityProcess,
} from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readStationConfig } from './config.ts';
import { defaultDataFolder } from './data-folder.ts';
import { createUtilityHost } from './hosts/utility-host.ts';
import { createLog } from './log.ts';
import { hubProgram } from './parts.ts';
import { systemClock, systemTimers } from './ports.ts';
import { readIfThere, runStation } from './run-station.ts';
import { autostartFiles } from './shell/autostart-files.ts';
import { createAutostart } from './shell/autostart.ts';
import { createKioskUpdater, type KioskUpdater } from './shell/electron-updates.ts';
import { createKioskFiles } from './shell/kiosk-files.ts';
import { startKiosk } from './shell/kiosk.ts';
import { stationArguments } from './shell/station-arguments.ts';

const facts = { platform: process.platform, env: process.env, home: homedir(), read: readIfThere };
// What is wrong with the settings is told by the station itself, a moment later.
const outcome = readStationConfig(stationArguments(process.argv, app.isPackaged), facts);
const config = outcome.kind === 'run' ? outcome.config : undefined;

// Only a packed program can be replaced by another; loaded only where somebody named a feed.
const updaterFor = async (feed: string, folder: string): Promise<KioskUpdater> => {
  const { autoUpdater } = await import('electron-updater');
  return createKioskUpdater(autoUpdater, feed, folder, process.env['APPIMAGE']);
};
const files = createKioskFiles(config?.dataFolder ?? defaultDataFolder(facts), systemClock.now);
const feed = app.isPackaged ? config?.updateFeed : undefined;

await startKiosk({
  app,
  ipcMain,
  menu: Menu,
  protocol,
  screen: () => screen,
  powerMonitor: () => powerMonitor,
  powerSaveBlocker,
  session: () => session.defaultSession,
  makeWindow: (options) => new BrowserWindow(options),
  runStation,
  hubHost: createUtilityHost(utilityProcess.fork, hubProgram, (pid) => process.kill(pid, 'SIGKILL')),
  preloadPath: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
  argv: process.argv,
  env: process.env,
  files,
  updater: feed === undefined ? undefined : await updaterFor(feed, files.folder),
  updateAt: config?.updateAt ?? '04:00',
  openHours: config?.openHours ?? 'always',
  exitPin: config?.exitPin,
  autostart: createAutostart({
    platform: process.platform,
    home: homedir(),
    configHome: process.env['XDG_CONFIG_HOME'],
    // An AppImage runs from a place that is another one at every start.
    command: { program: process.env['APPIMAGE'] ?? process.execPath, args: [], folder: homedir() },
    files: autostartFiles,
    loginItems: {
      set: (on) => app.setLoginItemSettings({ openAtLogin: on }),
      isOn: () => app.getLoginItemSettings().openAtLogin,
    },
  }),
  wantAutostart: config?.autostart,
  minuteOfDay: () => new Date().getHours() * 60 + new Date().getMinutes(),
  clock: systemClock,
  timers: systemTimers,
  log: createLog('info'),
  onUncaught: (listener) => {
    process.on('uncaughtException', listener);
    process.on('unhandledRejection', listener);
  },
});
