import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { call } from './call.ts';
import type { Reply } from './call.ts';
import type { Seeded } from './seeded.ts';
import { orderBody, payment } from './venue.ts';
import type { Venue } from './venue.ts';

export type Told = { readonly id: number; readonly ticketNumber: number | null };
/** What the tills were told: the truth that every channel is measured with. */
export type Ledger = {
  readonly created: Told[];
  readonly confirmed: Told[];
  readonly completed: number[];
  readonly cancelled: number[];
  /** Cancelled before they were ever confirmed: nobody hears of it. */
  readonly dropped: number[];
  readonly wrong: string[];
  sent: number;
  answered: number;
  repeats: number;
};

export const emptyLedger = (): Ledger => ({
  created: [],
  confirmed: [],
  completed: [],
  cancelled: [],
  dropped: [],
  wrong: [],
  sent: 0,
  answered: 0,
  repeats: 0,
});

export type TillOptions = {
  readonly venue: Venue;
  readonly ledger: Ledger;
  readonly random: Seeded;
  readonly where: () => Promise<string>;
  readonly agent: Agent;
  readonly onMove: () => void;
  readonly open: () => boolean;
};

/** A till that repeats a command, with the same Idempotency-Key, until it is answered, however often the hub dies under it. */
export const stubbornTill = async (options: TillOptions): Promise<void> => {
  while (options.open()) await oneOrder(options);
};

const oneOrder = async (till: TillOptions): Promise<void> => {
  const { venue, ledger, random } = till;
  const atOnce = random.below(2) === 0;
  const body = orderBody(venue, { table: `${random.below(90)}`, ...(atOnce ? { confirm: payment(venue) } : {}) });
  const order = (await insist(till, 'POST', '/v1/orders', body, 201))?.body as Told | undefined;
  if (order === undefined) return;
  (atOnce ? ledger.confirmed : ledger.created).push(order);
  if (!atOnce) {
    if (random.below(8) === 0) return void ((await cancel(till, order.id)) && ledger.dropped.push(order.id));
    if (random.below(8) === 0) return;
    const paid = await insist(till, 'POST', `/v1/orders/${order.id}/confirm`, payment(venue), 201);
    if (paid === undefined) return;
    ledger.confirmed.push(paid.body as Told);
  }
  const fate = random.below(4);
  if (fate === 0 && (await cancel(till, order.id))) ledger.cancelled.push(order.id);
  if (fate === 1 && (await insist(till, 'PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' }, 200)))
    ledger.completed.push(order.id);
};

const cancel = async (till: TillOptions, id: number): Promise<boolean> =>
  (await insist(till, 'DELETE', `/v1/orders/${id}`, undefined, 204)) !== undefined;

/** Answers once the hub has answered as it must; anything else goes on record. */
const insist = async (
  till: TillOptions,
  method: string,
  path: string,
  body: unknown,
  status: number,
): Promise<Reply | undefined> => {
  const { venue, ledger, agent, where, onMove } = till;
  const headers = { ...venue.operator.headers, 'idempotency-key': randomUUID() };
  for (let attempt = 0; ; attempt += 1) {
    const base = await where();
    ledger.sent += 1;
    if (attempt > 0) ledger.repeats += 1;
    onMove();
    const reply = await call(base, method, path, { body, headers, agent }).catch(() => undefined);
    if (reply === undefined) continue;
    ledger.answered += 1;
    onMove();
    if (reply.status === status) return reply;
    ledger.wrong.push(`${method} ${path}, attempt ${attempt + 1}: ${reply.status} ${reply.text}`);
    return undefined;
  }
};
