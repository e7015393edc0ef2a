import type { Clock, Log, TimerHandle, Timers } from '../ports.ts';

export type BrowserProcess = {
  /** Called once; null when a signal ended it or it could not be started. */
  onExit(listener: (code: number | null) => void): void;
  close(): void;
};
export type RunBrowser = (args: readonly string[]) => BrowserProcess;

export type BrowserWindowDeps = {
  readonly run: RunBrowser;
  /** The browser's own profile, so that it shares nothing with the one a person uses, nor with another window of ours. */
  readonly profileFolder: string;
  /** Root on Linux cannot have Chromium's sandbox; Chromium refuses to start with it. */
  readonly withoutSandbox: boolean;
  /** On the desktop, in pixels; undefined: wherever the system puts it. */
  readonly place:
    | {
        readonly x: number;
        readonly y: number;
        readonly width?: number | undefined;
        readonly height?: number | undefined;
      }
    | undefined;
  /** A window to try Passrail in, rather than the whole screen. */
  readonly demo: () => boolean;
  /** What it opens: the screens, or the service screen. */
  readonly address: () => Promise<string>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The person closed the window of a demo. */
  readonly onClosed?: (() => void) | undefined;
};
export type BrowserWindowKeeper = { open(): Promise<void>; stop(): Promise<void>; isOpen(): boolean };

const FIRST_DELAY = 1_000;
const MAX_DELAY = 30_000;
// One that lives shorter than this was not closed by anybody; starting it ever faster would only burn the machine.
const SHORT_LIFE = 10_000;

/** One window of a system browser, brought back whenever it goes away. */
export const createBrowserWindow = (deps: BrowserWindowDeps): BrowserWindowKeeper => {
  const { clock, timers, log } = deps;
  let browser: BrowserProcess | undefined;
  let retry: TimerHandle;
  let stopped = false;
  let shortLives = 0;
  let gone = Promise.withResolvers<void>();

  const launch = async (): Promise<void> => {
    const url = await deps.address();
    if (stopped) return;
    const openedAt = clock.now();
    gone = Promise.withResolvers();
    browser = deps.run(browserArguments(deps, url));
    browser.onExit((code) => {
      browser = undefined;
      gone.resolve();
      if (!stopped) afterExit(code, clock.now() - openedAt);
    });
  };

  const afterExit = (code: number | null, lived: number): void => {
    if (deps.demo() && code === 0) {
      deps.onClosed?.();
      return;
    }
    shortLives = lived < SHORT_LIFE ? shortLives + 1 : 0;
    const inMs = Math.min(MAX_DELAY, FIRST_DELAY * 2 ** Math.max(0, shortLives - 1));
    log.warn({ code, inMs }, 'the browser ended, opening it again');
    retry = timers.setTimeout(() => {
      launch().catch((error: unknown) => {
        log.error({ error: String(error) }, 'the browser could not be opened');
        afterExit(null, 0);
      });
    }, inMs);
  };

  return {
    open: async () => {
      stopped = false;
      await launch();
    },
    isOpen: () => browser !== undefined,
    stop: async () => {
      stopped = true;
      timers.clearTimeout(retry);
      if (browser === undefined) return;
      browser.close();
      await gone.promise;
    },
  };
};

const browserArguments = ({ profileFolder, withoutSandbox, place, demo }: BrowserWindowDeps, url: string): string[] => [
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  // Nobody stands at a kiosk to answer "restore pages?" after a power cut.
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--noerrdialogs',
  // The screens need nothing but the hub; a kiosk on a festival's uplink must not fetch updates either.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--autoplay-policy=no-user-gesture-required',
  // Without it Chromium waits for a desktop keyring that a kiosk does not have.
  '--password-store=basic',
  ...(withoutSandbox ? ['--no-sandbox', '--test-type'] : []),
  ...(place === undefined ? [] : [`--window-position=${place.x},${place.y}`]),
  ...(place?.width === undefined || place.height === undefined ? [] : [`--window-size=${place.width},${place.height}`]),
  ...(demo() ? ['--start-maximized'] : ['--kiosk']),
  `--app=${url}`,
];
