import type { BrowserWindow, BrowserWindowConstructorOptions, Event, Input } from 'electron';
import type { BridgeEvent } from '../../preload/bridge.ts';
import type { Log, TimerHandle, Timers } from '../ports.ts';
import { judgeKey } from './keys.ts';
import type { DisplayFacts } from './placement.ts';
import { SERVICE_URL } from './service/service-scheme.ts';

export type MakeWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

export type KioskWindowDeps = {
  readonly makeWindow: MakeWindow;
  readonly preloadPath: string;
  readonly demo: boolean;
  readonly display: DisplayFacts | undefined;
  readonly timers: Timers;
  readonly log: Log;
  /** Where the screens are; undefined: the hub is away, and the service screen is shown. */
  readonly address: () => Promise<string | undefined>;
  /** Whether the window may really close now. */
  readonly mayClose: () => boolean;
  readonly onPlace: (place: string) => void;
  readonly onMishap: (mishap: 'page-gone' | 'page-hangs') => void;
};
export type KioskWindow = {
  readonly window: BrowserWindow;
  /** Loads the screens, or the service screen. Never rejects. */
  load(): Promise<void>;
  moveTo(display: DisplayFacts): void;
  tell(event: BridgeEvent): void;
  destroy(): void;
};

const ABORTED = -3;
// The hub is just starting again, most often; nobody stands there to press reload.
const RETRY_MS = 1_000;
// Shorter hangs are a busy moment; a page that hangs for longer is no use to anybody.
const HANGS_MS = 10_000;

/** One window of the kiosk: what it loads, which keys it lets through, and what is reported when it breaks. */
export const createKioskWindow = (deps: KioskWindowDeps): KioskWindow => {
  const { timers, log } = deps;
  const window = deps.makeWindow(windowOptions(deps));
  const contents = window.webContents;
  let retry: TimerHandle;
  let hanging: TimerHandle;
  let gone = false;

  const load = async (): Promise<void> => {
    const address = await deps.address().catch(() => undefined);
    // loadURL rejects for what did-fail-load tells as well; told twice it would be tried twice.
    if (!gone) await window.loadURL(address ?? SERVICE_URL).catch(() => undefined);
  };
  const tell = (event: BridgeEvent): void => {
    if (!gone) contents.send('passrail:event', event);
  };

  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED || gone) return;
    log.warn({ code }, 'the screen could not be loaded, loading it again');
    timers.clearTimeout(retry);
    retry = timers.setTimeout(() => void load(), RETRY_MS);
  });
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    const place = URL.parse(url)?.hash.slice(1) ?? '';
    // A launch ticket is no place, and must not get into a file.
    if (isMainFrame && place.startsWith('/')) deps.onPlace(place);
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || gone) return;
    log.error({ reason }, 'a page died');
    deps.onMishap('page-gone');
  });
  window.on('unresponsive', () => {
    timers.clearTimeout(hanging);
    hanging = timers.setTimeout(() => deps.onMishap('page-hangs'), HANGS_MS);
  });
  window.on('responsive', () => timers.clearTimeout(hanging));
  contents.on('before-input-event', (event: Event, input: Input) => {
    const verdict = judgeKey(input, deps.demo);
    if (verdict === 'page') return;
    event.preventDefault();
    if (verdict === 'exit') tell({ kind: 'ask-exit' });
  });
  // Alt+F4, and whatever else the system takes for "close", ends here.
  window.on('close', (event) => {
    if (!deps.mayClose()) event.preventDefault();
  });
  window.once('ready-to-show', () => window.show());

  return {
    window,
    load,
    tell,
    moveTo: ({ bounds }) => {
      if (gone) return;
      // Out of full screen first: a full-screen window stays on its monitor whatever its bounds are told.
      window.setKiosk(false);
      window.setBounds(bounds);
      window.setKiosk(!deps.demo);
    },
    destroy: () => {
      gone = true;
      timers.clearTimeout(retry);
      timers.clearTimeout(hanging);
      // destroy, not close: a page must not be able to keep the station from ending.
      window.destroy();
    },
  };
};

type Look = Pick<KioskWindowDeps, 'preloadPath' | 'demo' | 'display'>;

export const windowOptions = ({ preloadPath, demo, display }: Look): BrowserWindowConstructorOptions => ({
  ...(demo || display === undefined ? { width: 1280, height: 800 } : display.bounds),
  ...(demo && display !== undefined ? { x: display.bounds.x + 40, y: display.bounds.y + 40 } : {}),
  show: false,
  kiosk: !demo,
  frame: demo,
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
    devTools: demo,
    disableBlinkFeatures: 'Auxclick',
    // An alarm must sound though nobody has touched this screen since the power came back.
    autoplayPolicy: 'no-user-gesture-required',
    // A till behind another window still has to ring for a new order.
    backgroundThrottling: false,
  },
});
