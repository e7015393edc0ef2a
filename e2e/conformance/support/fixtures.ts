import { test as base } from '@playwright/test';
import { register } from './customers.ts';
import { dataFolder, startHub } from './hub-process.ts';
import type { HubProcess } from './hub-process.ts';
import { SseClient } from './sse-client.ts';
import { furnish } from './venue.ts';
import type { Venue } from './venue.ts';

export type Server = { readonly url: string; readonly adminPassword: string; readonly own: HubProcess | undefined };

type WorkerFixtures = {
  /** The server under test: the one named by PASSRAIL_BASE_URL, or a hub of this tree, started for this worker. */
  server: Server;
  venue: Venue;
  /** One stream that stays open while everything else runs, for what only time can show. */
  longStream: SseClient;
  /** The same for the two streams of a customer who orders nothing. */
  longCustomer: { readonly notifications: SseClient; readonly orders: SseClient };
};

export const ownPassword = 'conformance-admin';

/** A second hub of this tree, whatever server is under test: for what ends the process. */
export const ownHub = async (): Promise<{
  readonly hub: HubProcess;
  readonly data: string;
  readonly end: () => Promise<void>;
}> => {
  const folder = await dataFolder();
  const hub = await startHub({ data: folder.path, adminPassword: ownPassword });
  return {
    hub,
    data: folder.path,
    end: async () => {
      await hub.kill();
      await folder.remove();
    },
  };
};

export const test = base.extend<object, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const url = process.env['PASSRAIL_BASE_URL'];
      if (url !== undefined && url !== '') {
        await use({ url, adminPassword: process.env['PASSRAIL_ADMIN_PASSWORD'] ?? '', own: undefined });
        return;
      }
      const { hub, end } = await ownHub();
      await use({ url: hub.url, adminPassword: ownPassword, own: hub });
      await end();
    },
    { scope: 'worker' },
  ],
  venue: [async ({ server }, use) => use(await furnish(server.url, server.adminPassword)), { scope: 'worker' }],
  longStream: [
    async ({ venue }, use) => {
      const headers = venue.printerKey.headers as Record<string, string>;
      const client = await new SseClient(venue.base, '/events/display', { headers }).opened();
      await use(client);
      client.close();
    },
    { scope: 'worker', auto: true },
  ],
  longCustomer: [
    async ({ venue }, use) => {
      const { token } = await register(venue);
      const open = (path: string) => new SseClient(venue.base, `${path}?token=${token}`).opened();
      const notifications = await open('/api/notifications/subscribe');
      const orders = await open('/api/orders/stream');
      await use({ notifications, orders });
      notifications.close();
      orders.close();
    },
    { scope: 'worker', auto: true },
  ],
});

export { expect } from '@playwright/test';
