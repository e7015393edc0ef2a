import { Refusal } from '#contract/errors.ts';
import { kitchenMarks, type KitchenMark, type Portion } from '#contract/kitchen.ts';
import type { DomainEvent } from '#domain/events.ts';
import type { KitchenNotes, Order } from '#domain/order.ts';
import { isWithStations } from '#domain/parts.ts';
import type { WriteTx } from '../store/event-log.ts';
import { setMarks, setPortion } from '../store/kitchen-notes.ts';
import { touchOrder } from '../store/orders.ts';
import type { Env } from './env.ts';
import { moveStation } from './move-parts.ts';
import { stepOrder } from './step-order.ts';

export const nothingNoted: KitchenNotes = { portions: [], marks: [], unseen: [] };

/**
 * How many portions of a line are made. With `from` only if as many were made as the cook saw.
 * @throws Refusal unknown-order-item; bad-request for more than were ordered; order-changed when `from` is no longer so;
 * illegal-transition when the order is not in the kitchen
 */
export const countPortions = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { itemId, done, from }: Portion & { from?: number | undefined },
): Promise<Order> => {
  const line = order.lines.find((one) => one.id === itemId);
  if (!line) throw new Refusal('unknown-order-item');
  requireInKitchen(order);
  if (done > line.quantity) throw new Refusal('bad-request', `Only ${line.quantity} were ordered`);
  const { portions, ...kept } = order.kitchen ?? nothingNoted;
  const before = portions.find((one) => one.itemId === itemId)?.done ?? 0;
  if (from !== undefined && from !== before) throw new Refusal('order-changed');
  await setPortion(tx.db, order.id, { itemId, done });
  const others = portions.filter((one) => one.itemId !== itemId);
  const kitchen = { ...kept, portions: done > 0 ? [...others, { itemId, done }] : others };
  const counted = await note(tx, order, kitchen, { type: 'order-portions-changed', orderId: order.id, itemId, done });
  return bumpWhenAllMade(tx, env, await begin(tx, env, counted), line.stationId);
};

/** @throws Refusal illegal-transition when the order is not in the kitchen */
export const markOrder = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  change: Partial<Record<KitchenMark, boolean | undefined>>,
): Promise<Order> => {
  requireInKitchen(order);
  const kitchen = order.kitchen ?? nothingNoted;
  const marks = kitchenMarks.filter((mark) => change[mark] ?? kitchen.marks.includes(mark));
  await setMarks(tx.db, order.id, marks);
  const marked = await note(
    tx,
    order,
    { ...kitchen, marks },
    { type: 'order-marks-changed', orderId: order.id, marks },
  );
  return change.started === true ? begin(tx, env, marked) : marked;
};

const requireInKitchen = (order: Order): void => {
  if (!isWithStations(order.state)) throw new Refusal('illegal-transition');
};

/** Announces what the kitchen noted, and writes that it did. */
export const note = async (tx: WriteTx, order: Order, kitchen: KitchenNotes, event: DomainEvent): Promise<Order> => {
  const { seq } = await tx.append(event);
  const noted = { ...order, kitchen, rev: seq, updatedAt: tx.now };
  await touchOrder(tx.db, noted);
  return noted;
};

// Where nobody presses start, the first portion is the start.
const begin = async (tx: WriteTx, env: Env, order: Order): Promise<Order> =>
  order.state === 'CONFIRMED' ? stepOrder(tx, env, order, 'start') : order;

/** With the setting `kitchenAutoBump`: the station whose last portion is made is done. */
export const bumpWhenAllMade = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  stationId: string | null,
): Promise<Order> => {
  const part = order.parts.find((one) => one.stationId === stationId);
  if (!env.settings().kitchenAutoBump || stationId === null || part?.status !== 'CONFIRMED') return order;
  const madeOf = (id: string) => order.kitchen?.portions.find((one) => one.itemId === id)?.done ?? 0;
  const lines = order.lines.filter((line) => line.stationId === stationId);
  return lines.every((line) => madeOf(line.id) >= line.quantity)
    ? moveStation(tx, env, order, stationId, 'COMPLETED')
    : order;
};
