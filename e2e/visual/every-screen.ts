import { expect, type Page } from '@playwright/test';
import type { Api } from '../support/api.ts';
import { furnish, type Order } from '../support/venue.ts';

export type Shown = {
  readonly name: string;
  /** After the hub's address; null: where a stranger lands, who has to sign in. */
  readonly place: string | null;
  /** Something that is only there when the screen has all it shows. */
  readonly there: string;
  /** It has a dialog behind the first of the two buttons at the end of its bar. */
  readonly dialog?: boolean;
};

/** Every screen that people look at; a new one is one line, and is then held to what all are held to. `:register` is a till's id. */
export const screens: readonly Shown[] = [
  { name: 'kitchen', place: '#/kitchen', there: '[data-testid=ticket-3]', dialog: true },
  { name: 'board', place: '#/board', there: '[data-testid=board-newest]', dialog: true },
  { name: 'cashier', place: '#/cashier?register=:register', there: 'main section button', dialog: true },
  { name: 'paper', place: '#/paper', there: 'main li' },
  { name: 'choice of a screen', place: '#/', there: 'button' },
  { name: 'sign-in', place: null, there: 'input[type=password]' },
];

/** Orders in every state, some with a long note, and nothing that prints; answers with the till's id. */
export const busyVenue = async (api: Api): Promise<string> => {
  const { foods, registerId, sell } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const all: Order[] = [];
  for (let count = 0; count < 9; count += 1)
    all.push(
      await sell([
        {
          food: foods.lasagne,
          quantity: 1 + (count % 3),
          notes: 'senza glutine, senza latte, ben cotte, servire per prime',
        },
        { food: foods.beer, quantity: 2 },
        ...(count % 4 === 0 ? [{ food: foods.polenta, quantity: 12 }] : []),
      ]),
    );
  const move = (index: number, status: string) => api.call('PATCH', `/v1/orders/${all[index]?.id}`, { status });
  await move(0, 'COMPLETED');
  await move(1, 'COMPLETED');
  await move(1, 'PICKED_UP');
  await move(4, 'CANCELLED');
  await api.call('PATCH', `/v1/orders/${all[5]?.id}/marks`, { rush: true, hold: true });
  await api.call('POST', '/v1/orders', { orderItems: [{ foodId: foods.beer.id, quantity: 1 }] });
  await api.call('PATCH', '/v1/settings', { boardAnnouncements: ['La musica comincia alle 21'], boardEvent: 'Sagra' });
  return registerId;
};

export const expectThere = (page: Page, { there }: Shown): Promise<void> =>
  expect(page.locator(there).first()).toBeVisible({ timeout: 20_000 });

export const openShown = async (page: Page, api: Api, registerId: string, shown: Shown): Promise<void> => {
  const { place } = shown;
  if (place !== null) await page.goto(await api.launchUrl());
  await page.goto(place === null ? api.url : `${api.url}/${place.replace(':register', registerId)}`);
  await expectThere(page, shown);
};
