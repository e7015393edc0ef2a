import { app, BrowserWindow, ipcMain, Menu, session, utilityProcess } from 'electron';
import { join } from 'node:path';
import { createUtilityHost } from './hosts/utility-host.ts';
import { createLog } from './log.ts';
import { hubProgram } from './parts.ts';
import { systemTimers } from './ports.ts';
import { runStation } from './run-station.ts';
import { startKiosk } from './shell/kiosk.ts';

await startKiosk({
  app,
  ipcMain,
  menu: Menu,
  session: () => session.defaultSession,
  makeWindow: (options) => new BrowserWindow(options),
  windows: () => BrowserWindow.getAllWindows(),
  runStation,
  hubHost: createUtilityHost(utilityProcess.fork, hubProgram, (pid) => process.kill(pid, 'SIGKILL')),
  preloadPath: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
  argv: process.argv,
  env: process.env,
  timers: systemTimers,
  log: createLog('info'),
});
