import { join } from 'node:path';
import type { BrowserPlace } from '../config-file.ts';
import type { Clock, Log, Timers } from '../ports.ts';
import type { ServiceContext, Shell, ShellContext } from '../shell-port.ts';
import { createBrowserWindow, type BrowserWindowKeeper, type RunBrowser } from './browser-window.ts';
import { createServiceServer, type ServiceServer } from './service/service-server.ts';

export type BrowserShellDeps = {
  readonly run: RunBrowser;
  /** Holds a profile for each window: role and monitor of one must not become another's. */
  readonly profileFolder: string;
  readonly withoutSandbox: boolean;
  /** Undefined: one window, which remembers by itself what it shows. */
  readonly windows: readonly BrowserPlace[] | undefined;
  readonly makeKey: () => string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The person closed the window of a demo. */
  readonly onClosed?: () => void;
};

/** System browsers as the kiosk's windows: opened signed in, brought back whenever they go away, never without a page. */
export const createBrowserShell = (deps: BrowserShellDeps): Shell => {
  let service: ServiceContext | undefined;
  let context: ShellContext | undefined;
  let stopListening: (() => void) | undefined;
  const keepers: Keeper[] = (deps.windows ?? [undefined]).map((place, at) => keeperOf(place, at));

  function keeperOf(place: BrowserPlace | undefined, at: number): Keeper {
    const screens = async (): Promise<string | undefined> => {
      if (context === undefined || service?.trouble() !== undefined) return undefined;
      const url = await context.launchUrl();
      return place === undefined ? url : `${url}${url.includes('#') ? '&' : '#'}${place.screen}`;
    };
    const server = createServiceServer({
      facts: () => ({
        trouble: service?.trouble() ?? { kind: 'starting' },
        tickets: service?.tickets(),
        language: service?.language() ?? 'en',
      }),
      screens,
      makeKey: deps.makeKey,
    });
    const window = createBrowserWindow({
      ...deps,
      profileFolder: place === undefined ? deps.profileFolder : join(deps.profileFolder, String(at + 1)),
      place,
      demo: () => context?.demo ?? false,
      // The hub's own address wherever there is one: a browser that left its first address shows an address bar.
      address: async () => (await screens()) ?? server.entry(),
    });
    return { window, server };
  }

  const openAll = async (): Promise<void> => {
    await Promise.all(keepers.filter(({ window }) => !window.isOpen()).map(({ window }) => window.open()));
  };

  return {
    open: async (known) => {
      service = known;
      await Promise.all(keepers.map(({ server }) => server.start()));
      stopListening = known.onTrouble(() => {
        // A hub that is late is waited for; one that cannot start is told of.
        if (known.trouble()?.kind === 'failed') void openAll();
      });
    },
    start: async (known) => {
      context = known;
      await openAll();
    },
    stop: async () => {
      stopListening?.();
      await Promise.all(keepers.map(({ window }) => window.stop()));
      await Promise.all(keepers.map(({ server }) => server.stop()));
    },
  };
};

type Keeper = { readonly window: BrowserWindowKeeper; readonly server: ServiceServer };
