import { cents } from '#contract/money.ts';
import type { CreateOrderInput } from '#contract/orders.ts';
import { businessDay } from '#domain/business-day.ts';
import { displayCode, orderCode, orderNumber } from '#domain/numbering.ts';
import type { Order } from '#domain/order.ts';
import { nextNumber } from '../store/counters.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newOid, newUuid } from '../store/new-id.ts';
import { insertOrder } from '../store/orders.ts';
import { buildLines } from './build-lines.ts';
import { sellAtOnce } from './confirm-order.ts';
import type { Actor, Env } from './env.ts';

/**
 * A new order, PENDING; with `confirm` it is sold in the same transaction and never seen as pending by anybody.
 * @throws Refusal unknown-food, unknown-reference, register-closed
 */
export const placeOrder = async (
  tx: WriteTx,
  env: Env,
  input: CreateOrderInput,
  actor: Actor,
  customerId: number | null = null,
): Promise<Order> => {
  const order = { ...(await draft(tx, env, input)), customerId };
  if (input.confirm) return sellAtOnce(tx, env, order, input.confirm, actor);
  const placed = await insertOrder(tx.db, { ...order, rev: tx.nextSeq() }, null);
  await tx.append({ type: 'order-created', order: placed });
  return placed;
};

const draft = async (tx: WriteTx, env: Env, input: CreateOrderInput): Promise<Omit<Order, 'id'>> => {
  const lines = await buildLines(tx, env, input.orderItems);
  const { timeZone, dayCutoff } = env.settings();
  const day = businessDay(tx.now, timeZone, dayCutoff);
  // One counter for both names: every order of the day has both.
  const number = await nextNumber(tx.db, 'display-code', day);
  return {
    uuid: newUuid(env.random),
    oid: newOid(env.random),
    displayCode: displayCode(number),
    ticketNumber: null,
    orderNumber: orderNumber(day, number),
    orderCode: orderCode(env.random.bytes(6)),
    state: 'PENDING',
    payment: 'unpaid',
    paymentMethod: null,
    table: input.table || null,
    customer: input.customer || null,
    orderType: input.orderType ?? 'eat-in',
    createdAt: tx.now,
    confirmedAt: null,
    startedAt: null,
    readyAt: null,
    pickedUpAt: null,
    cancelledAt: null,
    updatedAt: tx.now,
    businessDay: day,
    discount: cents(0),
    userId: null,
    registerId: null,
    customerId: null,
    changes: 0,
    reprints: 0,
    rev: 0,
    lines,
    parts: [],
  };
};
