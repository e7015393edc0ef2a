import type { BrowserContext, Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { layCutter, type Cutter, type CutPoint } from '../support/cutter.ts';
import { expect, test, type World } from '../support/fixtures.ts';
import { launchHub, readyHub, type RunningHub } from '../support/hub.ts';
import { allOrders } from '../support/venue.ts';

test.describe.configure({ timeout: 170_000 });

type Rig = { hub: RunningHub; api: Api; wire: Cutter; till: Page };

const start = async (world: World, context: BrowserContext): Promise<Rig> => {
  const hub = await world.hub({ PASSRAIL_DEMO: '1' });
  const api = await signIn(hub.url);
  const wire = await layCutter(hub.url);
  const [register] = await api.call<{ id: string }[]>('GET', '/v1/cash-registers');
  const { ticket } = await api.call<{ ticket: string }>('POST', '/auth/launch-tickets', {});
  const till = await context.newPage();
  await till.goto(`${wire.url}/#launch=${ticket}&/cashier?register=${register?.id}`);
  await expect(till.getByRole('region', { name: 'Cart' })).toBeVisible();
  return { hub, api, wire, till };
};

const sell = async (till: Page): Promise<void> => {
  await till.getByRole('button', { name: /^Lasagne/ }).click();
  await till.getByRole('button', { name: /^Confirm/ }).click();
};

/** The till has its answer: the ticket's number stands where the customer reads it. */
const answered = (till: Page, ticket: number) =>
  expect(till.getByRole('status', { name: 'Last sale' }).getByText(String(ticket), { exact: true })).toBeVisible({
    timeout: 30_000,
  });

const exactly = async (api: Api, count: number): Promise<void> => {
  const orders = await allOrders(api);
  expect(orders.map(({ ticketNumber }) => ticketNumber).toSorted((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: count }, (_one, index) => index + 1),
  );
};

/** Before the first byte, inside head and body, before the last byte; the same of the answer. */
const pointsOf = ({ request, answer }: { request: number; answer: number }): CutPoint[] => [
  ...[0, 1, 0.25, 0.5, 0.75].map(
    (part) => ({ in: 'request', after: part === 1 ? 1 : Math.floor(request * part) }) as const,
  ),
  { in: 'request', after: request - 1 },
  ...[0, 1, 0.25, 0.5, 0.75].map(
    (part) => ({ in: 'answer', after: part === 1 ? 1 : Math.floor(answer * part) }) as const,
  ),
  { in: 'answer', after: answer - 1 },
];

test('a sale that is cut at any byte of its exchange is one sale', { tag: '@browser' }, async ({ world, context }) => {
  const { api, wire, till } = await start(world, context);
  await sell(till);
  await answered(till, 1);
  let sold = 1;
  for (const point of pointsOf(wire.lastWhole())) {
    const cut = wire.arm(point);
    await sell(till);
    await cut;
    sold += 1;
    await answered(till, sold);
    await exactly(api, sold);
  }
  expect(sold).toBe(13);
  await wire.end();
});

test(
  'the answer is cut off, the page is reloaded, and the sale is sent again with its own key',
  { tag: '@browser' },
  async ({ world, context }) => {
    const { api, wire, till } = await start(world, context);
    for (const point of [
      { in: 'request', after: 0 },
      { in: 'answer', after: 0 },
    ] as const) {
      const before = (await allOrders(api)).length;
      const cut = wire.arm(point, true);
      await sell(till);
      await cut;
      await expect.poll(async () => (await allOrders(api)).length).toBe(before + (point.in === 'answer' ? 1 : 0));
      await till.reload();
      await expect(till.getByText('1 sale waits for the hub')).toBeVisible({ timeout: 20_000 });
      wire.open();
      await expect(till.getByText('1 sale waits for the hub')).toBeHidden({ timeout: 30_000 });
      await exactly(api, before + 1);
    }
    await wire.end();
  },
);

test(
  'the hub dies with the sale committed and not answered, and is asked again when it is back',
  { tag: '@browser' },
  async ({ world, context }) => {
    const rig = await start(world, context);
    const { wire, till } = rig;
    let { hub } = rig;
    let sold = 0;
    for (const point of [
      { in: 'request', after: 0 },
      { in: 'answer', after: 0 },
    ] as const) {
      const cut = wire.arm(point);
      await sell(till);
      await cut;
      hub.program.signal('SIGKILL');
      await hub.program.exited;
      sold += 1;
      hub = await readyHub(world.keep('hub', launchHub(world.dataFolder)));
      wire.lead(hub.url);
      await answered(till, sold);
      await exactly(await signIn(hub.url), sold);
    }
    await wire.end();
  },
);
