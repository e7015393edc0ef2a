import { afterAll, beforeAll, expect, test } from 'vitest';
import { continueHere } from '../../testing/carts.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeAll(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterAll(() => hub.end());

test('two screens press at once and both count; a line that is gone stays gone', async () => {
  const { sessionId, headers } = await continueHere(hub, 1);
  const [one, two] = [menu.foods[0]?.id, menu.foods[1]?.id];
  const step = (body: Record<string, unknown>) =>
    hub.call('PATCH', `/customer-session/${sessionId}/items`, body, headers);
  await Promise.all([
    ...Array.from({ length: 5 }, () => step({ product_id: one, add: 1 })),
    step({ product_id: two, add: 2 }),
  ]);
  const { body } = await step({ product_id: one, add: 1, notes: ' senza aglio ' });
  expect(body.items).toMatchObject([
    { product_id: one, qty: 5, notes: null },
    { product_id: two, qty: 2 },
    { product_id: one, qty: 1, notes: 'senza aglio' },
  ]);
  expect((await step({ product_id: two, add: -5 })).body.item_count).toBe(6);
  expect((await step({ product_id: two, add: -1 })).body.item_count).toBe(6);
  for (const bad of [
    { product_id: one, add: 0 },
    { product_id: one, add: 0.5 },
    { product_id: one },
    { add: 1 },
    { product_id: one, add: 999 },
  ])
    expect((await step(bad)).status).toBe(422);
  expect((await step({ product_id: 'none', add: 1 })).status).toBe(400);
  expect((await hub.call('GET', `/customer-session/${sessionId}/items`, undefined, headers)).body.item_count).toBe(6);
  const twice = { ...headers, 'idempotency-key': 'one-press' };
  for (const _ of [1, 2])
    await hub.call('PATCH', `/customer-session/${sessionId}/items`, { product_id: two, add: 1 }, twice);
  expect((await hub.call('GET', `/customer-session/${sessionId}/items`, undefined, headers)).body.item_count).toBe(7);
});
