import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { signIn, type Api } from './api.ts';
import { expect, test as base } from './fixtures.ts';
import { adminPassword } from './hub.ts';
import { furnish, type Order, type Venue } from './venue.ts';

type TabletOptions = {
  /** Another way to the hub. */
  url?: string;
  /** Of the browser; `skewMs`: how wrong the tablet's own clock is. */
  context?: BrowserContextOptions;
  /** Signed in by name as the manager, instead of as a machine of the house. */
  admin?: boolean;
  skewMs?: number;
  /** Its time passes as the test says (`page.clock`), all its clocks together. */
  ownTime?: boolean;
};

export type Kitchen = {
  readonly api: Api;
  readonly venue: Venue;
  /** A tablet of its own. `place`: "kitchen?station=…". */
  tablet(place?: string, options?: TabletOptions): Promise<Page>;
  station(name: 'Kitchen' | 'Bar'): Promise<string>;
  lasagne(quantity?: number): Promise<Order>;
  /** Ends the hub and starts it again: same address, same data. */
  restartHub(): Promise<void>;
};

// Nothing prints here; the ports are only names.
const noPrinters = { kitchen: 9, bar: 9, receipts: 9 };

const openTablet = async (browser: Browser, api: Api, place: string, options: TabletOptions): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.context });
  const page = await context.newPage();
  // The wall clock alone: a machine whose clock is wrong counts seconds as well as any other.
  if (options.skewMs !== undefined)
    await page.addInitScript((skew) => {
      const Right = Date;
      globalThis.Date = class extends Right {
        constructor(...given: []) {
          super(...(given.length === 0 ? ([Right.now() + skew] as unknown as []) : given));
        }
        static override now(): number {
          return Right.now() + skew;
        }
      } as DateConstructor;
    }, options.skewMs);
  if (options.ownTime === true) await page.clock.install();
  if (options.admin === true) {
    await context.request.post(`${api.url}/auth/login`, { data: { username: 'admin', password: adminPassword } });
    await page.goto(`${api.url}/#/${place}`);
  } else await page.goto(`${(await api.launchUrl()).replace(api.url, options.url ?? api.url)}&/${place}`);
  await expect(page.getByRole('region', { name: 'Tickets' })).toBeVisible();
  return page;
};

/** A venue of kitchen and bar, and as many tablets as a test wants. */
export const test = base.extend<{ kitchen: Kitchen }>({
  kitchen: async ({ world, browser }, use) => {
    let hub = await world.hub();
    const { url } = hub;
    const api = await signIn(url);
    const venue = await furnish(api, noPrinters);
    const pages: Page[] = [];
    await use({
      api,
      venue,
      tablet: async (place = 'kitchen', options = {}) => {
        const page = await openTablet(browser, api, place, options);
        pages.push(page);
        return page;
      },
      station: async (name) => {
        const stations = await api.call<{ id: string; name: string }[]>('GET', '/v1/stations');
        return stations.find((one) => one.name === name)?.id ?? '';
      },
      lasagne: (quantity = 1) => venue.sell([{ food: venue.foods.lasagne, quantity }]),
      restartHub: async () => {
        hub.program.signal('SIGTERM');
        await hub.program.exited;
        hub = await world.hub({ PASSRAIL_PORT: new URL(url).port });
      },
    });
    for (const page of pages) await page.context().close();
  },
});

export { expect };
