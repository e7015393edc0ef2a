import type { Page } from '@playwright/test';
import { expect, hubPidOf, slipsOf, test } from '../support/printing-world.ts';
import { openScreen, openTill, ticketOf } from '../support/screens.ts';
import { allOrders } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

const tickets = (kitchen: Page) => kitchen.getByRole('article', { name: /^Ticket / });

const sellLasagne = async (till: Page): Promise<void> => {
  await till.getByRole('button', { name: /^Lasagne/ }).click();
  await till.getByRole('button', { name: /^Confirm/ }).click();
};

test(
  'the hub is killed under the screens: a sale made meanwhile is kept, every ticket is there once',
  {
    tag: '@browser',
  },
  async ({ printing, context }) => {
    const { api } = printing;
    const till = await openTill(context, api);
    const kitchen = await openScreen(context, api, 'kitchen');
    await sellLasagne(till);
    await expect(ticketOf(kitchen, 1)).toBeVisible();

    process.kill(hubPidOf(printing), 'SIGKILL');
    await sellLasagne(till);
    // Back by itself, nobody reloads anything.
    await expect(ticketOf(kitchen, 2)).toBeVisible({ timeout: 30_000 });
    await sellLasagne(till);
    await expect(ticketOf(kitchen, 3)).toBeVisible();
    await expect(tickets(kitchen)).toHaveCount(3);

    const orders = await allOrders(api);
    expect(orders).toHaveLength(3);
    expect(new Set(orders.map(({ ticketNumber }) => ticketNumber))).toEqual(new Set([1, 2, 3]));
    await printing.fence();
    for (const order of orders) expect(await slipsOf(printing.printers.kitchen, order)).toHaveLength(1);
  },
);

test(
  'the station is killed under the screens: what was on them is on them again, once',
  {
    tag: '@browser',
  },
  async ({ printing, context }) => {
    const { api } = printing;
    const till = await openTill(context, api);
    const kitchen = await openScreen(context, api, 'kitchen');
    await sellLasagne(till);
    await sellLasagne(till);
    await expect(tickets(kitchen)).toHaveCount(2);
    await ticketOf(kitchen, 1).getByRole('button', { name: 'Ready: ticket 1' }).click();
    await expect
      .poll(async () => (await allOrders(api)).map(({ status }) => status).toSorted())
      .toEqual(['COMPLETED', 'CONFIRMED']);

    printing.current.program.signal('SIGKILL');
    await printing.current.program.exited;
    await printing.restart();
    await sellLasagne(till);
    await expect(ticketOf(kitchen, 3)).toBeVisible({ timeout: 30_000 });
    await expect(ticketOf(kitchen, 2)).toHaveCount(1);
    await expect(ticketOf(kitchen, 1)).toHaveCount(0);
    await printing.fence();
    for (const order of await allOrders(api)) expect(await slipsOf(printing.printers.kitchen, order)).toHaveLength(1);
  },
);
