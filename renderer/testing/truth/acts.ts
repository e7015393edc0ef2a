import type { CategoryWithFoods } from '#contract/menu.ts';
import type { PrinterWire } from '#contract/devices.ts';
import type { OrderPage } from '#contract/orders.ts';
import type { PrintJobReport } from '#contract/print-jobs.ts';

export type Row = OrderPage['data'][number];

/** A hub as the people who change it see it, real or in memory. */
export type Seen = {
  orders: readonly Row[];
  categories: readonly CategoryWithFoods[];
  printers: readonly Pick<PrinterWire, 'id' | 'status'>[];
  jobs: readonly PrintJobReport[];
  registerId: string;
};

/** `by`: printers are told of by the station, the rest is done by people. */
export type Asked = { method: string; path: string; body?: unknown; by?: 'station' };

/** `pick` chooses what it is done to, `more` how. Undefined: there is nothing to do it to. A hub may refuse what is asked. */
export type Act = (seen: Seen, pick: number, more: number) => Asked | undefined;

const one = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];
const foodsOf = (seen: Seen) => seen.categories.flatMap((category) => category.foods ?? []);
const payment = (seen: Seen) => ({ paymentMethod: 'CASH', cashRegisterId: seen.registerId });

const sell =
  (confirmed: boolean): Act =>
  (seen, pick, more) => {
    const foods = foodsOf(seen);
    const lines = [one(foods, pick), one(foods, pick + 3)].flatMap((food) => (food ? [food.id] : []));
    const orderItems = lines.map((foodId, index) => ({ foodId, quantity: 1 + ((more + index) % 4), notes: 'però' }));
    const confirm = confirmed ? { confirm: payment(seen) } : {};
    return { method: 'POST', path: '/v1/orders', body: { customer: 'Maria Rossi', orderItems, ...confirm } };
  };

const onOrder =
  (ask: (order: Row, more: number, seen: Seen) => Asked | undefined): Act =>
  (seen, pick, more) => {
    const order = one(seen.orders, pick);
    return order && ask(order, more, seen);
  };

const move = (status: string): Act =>
  onOrder(({ id }) => ({ method: 'PATCH', path: `/v1/orders/${id}`, body: { status } }));

const movePart = (status: string): Act =>
  onOrder((order, more) => {
    const part = one(order.orderStationStates ?? [], more);
    return part && { method: 'PATCH', path: `/v1/orders/${order.id}/stations/${part.stationId}`, body: { status } };
  });

/**
 * Everything that people and printers do to a hub, by name. To have the truth tests do something new as well: one line here, and
 * the route in the hub in memory (`fake-hub.ts`); the real hub has it already.
 */
export const acts = {
  sell: sell(true),
  order: sell(false),
  // With a discount: the total that a till heard of before is another one now.
  confirm: onOrder(({ id }, more, seen) => ({
    method: 'POST',
    path: `/v1/orders/${id}/confirm`,
    body: { ...payment(seen), discount: (more % 3) * 0.5 },
  })),
  ready: move('COMPLETED'),
  collect: move('PICKED_UP'),
  cancel: move('CANCELLED'),
  recall: onOrder(({ id }) => ({ method: 'POST', path: `/v1/orders/${id}/recall` })),
  'part-ready': movePart('COMPLETED'),
  'part-recall': movePart('CONFIRMED'),
  'part-collect': movePart('PICKED_UP'),
  portion: onOrder((order, more) => {
    const item = one(order.orderItems ?? [], more);
    if (!item) return undefined;
    const from = order.portions?.find(({ itemId }) => itemId === item.id)?.done ?? 0;
    const done = more % 5 === 0 ? Math.max(0, from - 1) : Math.min(item.quantity, from + 1);
    return { method: 'PATCH', path: `/v1/orders/${order.id}/items/${item.id}`, body: { done, from } };
  }),
  mark: onOrder(({ id, marks }, more) => {
    const mark = one(['started', 'hold', 'rush', 'pin'] as const, more) ?? 'rush';
    return { method: 'PATCH', path: `/v1/orders/${id}/marks`, body: { [mark]: !(marks ?? []).includes(mark) } };
  }),
  change: onOrder((order, more, seen) => {
    const [line, food] = [one(order.orderItems ?? [], more), one(foodsOf(seen), more)];
    if (!line || !food) return undefined;
    const lines = more % 3 === 0 ? [] : [{ id: line.id, quantity: more % 3 === 1 ? line.quantity - 1 : 0 }];
    const add = more % 3 === 2 ? [] : [{ foodId: food.id, quantity: 1, notes: 'poi' }];
    const body = { rev: order.rev, reason: 'customer changed their mind', lines, add };
    return { method: 'PATCH', path: `/v1/orders/${order.id}/items`, body };
  }),
  'see-change': onOrder(({ id, unseen }) => {
    const change = unseen?.at(-1)?.change;
    const body = { stationId: null, change };
    return change === undefined ? undefined : { method: 'POST', path: `/v1/orders/${id}/seen`, body };
  }),
  'sold-out': (seen, pick) => {
    const food = one(foodsOf(seen), pick);
    return food && { method: 'PATCH', path: `/v1/foods/${food.id}`, body: { available: !food.available } };
  },
  'category-out': (seen, pick) => {
    const category = one(seen.categories, pick);
    const body = { available: !category?.available };
    return category && { method: 'PATCH', path: `/v1/categories/${category.id}`, body };
  },
  'printer-state': (seen, pick, more) => {
    const printer = one(seen.printers, pick);
    const body = one(
      [
        { status: 'ONLINE', detail: null },
        { status: 'ONLINE', detail: 'paper-low' },
        { status: 'ERROR', detail: 'paper-out' },
        { status: 'OFFLINE', detail: 'unreachable' },
      ],
      more,
    );
    return printer && { method: 'PATCH', path: `/v1/printers/${printer.id}`, body, by: 'station' };
  },
  'slip-moves': (seen, pick, more) => {
    const [order, printer] = [one(seen.orders, pick), one(seen.printers, pick)];
    if (!order || !printer) return undefined;
    const key = `slip-${order.id}`;
    const revision = (seen.jobs.find((job) => job.key === key)?.revision ?? 0) + 1;
    const state = one(['queued', 'sending', 'printed', 'failed', 'held', 'uncertain', 'cancelled'], more);
    const what = { orderId: order.id, printerId: printer.id, document: 'receipt', attempt: 1, reason: null };
    const job = { key, revision, state, at: '2026-06-01T18:00:00.000Z', ...what };
    return { method: 'PUT', path: '/v1/print-jobs', body: { jobs: [job] }, by: 'station' };
  },
  'slip-comes-out': (seen, pick, more) => {
    const printer = one(seen.printers, pick);
    const body = { printerId: printer?.id, text: `slip ${more}`, svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    return printer && { method: 'POST', path: '/v1/paper', body, by: 'station' };
  },
  settings: (_seen, pick, more) => ({
    method: 'PATCH',
    path: '/v1/settings',
    body: { kitchenWarnMinutes: 1 + (pick % 9), boardEvent: `Sagra ${more}` },
  }),
} satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as readonly ActName[];
