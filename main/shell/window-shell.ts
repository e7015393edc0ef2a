import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Log, TimerHandle, Timers } from '../ports.ts';
import type { Shell, ShellContext } from '../shell-port.ts';

export type MakeWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

export type WindowShellDeps = {
  readonly makeWindow: MakeWindow;
  readonly preloadPath: string;
  readonly timers: Timers;
  readonly log: Log;
  /** The origin that pages may stay on, known once the hub is. */
  readonly onOrigin: (origin: string) => void;
};

// A page that cannot be loaded (the hub is just starting again) is asked for again; nobody stands there to press reload.
const RELOAD_MS = 1_000;
const ABORTED = -3;

/** One window on the hub's screens, in kiosk mode unless it is a demo. */
export const createWindowShell = ({ makeWindow, preloadPath, timers, log, onOrigin }: WindowShellDeps): Shell => {
  let window: BrowserWindow | undefined;
  let retry: TimerHandle;
  let stopped = false;

  const show = async (context: ShellContext): Promise<void> => {
    const url = await context.launchUrl();
    // loadURL rejects for what did-fail-load tells as well; told twice it would be tried twice.
    if (!stopped) await window?.loadURL(url).catch(() => undefined);
  };

  const showLater = (context: ShellContext, why: Record<string, unknown>): void => {
    if (stopped) return;
    log.warn(why, 'the screen went away, showing it again');
    timers.clearTimeout(retry);
    retry = timers.setTimeout(() => void show(context), RELOAD_MS);
  };

  return {
    start: async (context) => {
      stopped = false;
      onOrigin(new URL(context.hubUrl).origin);
      window = makeWindow(windowOptions(preloadPath, context.demo));
      window.webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
        if (isMainFrame && code !== ABORTED) showLater(context, { code });
      });
      window.webContents.on('render-process-gone', (_event, { reason }) => {
        if (reason !== 'clean-exit') showLater(context, { reason });
      });
      window.once('ready-to-show', () => window?.show());
      await show(context);
    },
    stop: async () => {
      stopped = true;
      timers.clearTimeout(retry);
      // destroy, not close: a page must not be able to keep the station from ending.
      window?.destroy();
      window = undefined;
    },
  };
};

export const windowOptions = (preloadPath: string, demo: boolean): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  show: false,
  kiosk: !demo,
  autoHideMenuBar: true,
  backgroundColor: '#1b1b1a',
  webPreferences: {
    preload: preloadPath,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableBlinkFeatures: 'Auxclick',
  },
});
