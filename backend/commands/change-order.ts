import type { ChangeOrderInput } from '#contract/order-changes.ts';
import { Refusal } from '#contract/errors.ts';
import { cents, type Cents } from '#contract/money.ts';
import { MAX_LINES } from '#contract/order-lines.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { percentOf } from '#domain/payments.ts';
import { changeLines, type ChangedLines, type LineEdit, type OrderChange } from '#domain/order-change.ts';
import { partsChangedBy, withParts, type Part } from '#domain/parts.ts';
import { stationsOf } from '#domain/routing.ts';
import { totals } from '#domain/totals.ts';
import { setPortion } from '../store/kitchen-notes.ts';
import { insertChange } from '../store/order-changes.ts';
import { insertParts, replaceLines, setPart, touchOrder, updateOrder } from '../store/orders.ts';
import { trackVersionOf } from '../store/track-links.ts';
import type { WriteTx } from '../store/event-log.ts';
import { buildLines } from './build-lines.ts';
import type { Actor, Env } from './env.ts';
import { bumpWhenAllMade, nothingNoted } from './kitchen-notes.ts';
import { openForCash } from './give-back.ts';
import { followParts } from './move-parts.ts';
import { requireOrder } from './require-order.ts';
import { routeLines } from './route-lines.ts';
import { settleDifference } from './settle-difference.ts';

export type Changed = { order: Order; change: OrderChange | null };

/**
 * Adds lines, voids lines or pieces of them, changes notes. A PENDING order is simply written anew; of a confirmed one the
 * kitchen and the printers are told what became different, the sums are those of the lines that are left, and the difference
 * is taken or given back, and kept with the reason. What is READY stands on the pass: it is taken back (recall) before it is changed.
 * @throws Refusal order-not-found; order-changed when it is not as it was seen; illegal-transition; unknown-order-item,
 * unknown-food; bad-request for more of a line than there is, for no change at all, and when nothing would be left
 */
export const changeOrder = async (
  tx: WriteTx,
  env: Env,
  id: number,
  input: ChangeOrderInput,
  actor: Actor,
): Promise<Changed> => {
  const order = await requireOrder(tx, id);
  if (order.rev !== input.rev) throw new Refusal('order-changed');
  requireChangeable(order);
  const edits = editsOf(order, input);
  const added = await routeLines(tx, env, { ...order, lines: await buildLines(tx, env, input.add) });
  const next = changeLines(order.lines, order.kitchen?.portions ?? [], edits, added);
  requireSense(order, next);
  if (order.state === 'PENDING') return { order: await rewrite(tx, order, next), change: null };
  return change(tx, env, order, next, input, actor);
};

const requireChangeable = ({ state }: Order): void => {
  if (state === 'READY')
    throw new Refusal('illegal-transition', 'A ready order is taken back to the kitchen before it is changed');
  if (state !== 'PENDING' && state !== 'CONFIRMED' && state !== 'PREPARING')
    throw new Refusal('illegal-transition', `An order that is ${state} cannot be changed`);
};

const editsOf = (order: Order, { lines }: ChangeOrderInput): LineEdit[] =>
  lines.map(({ id, quantity, notes }) => {
    const line = order.lines.find((one) => one.id === id);
    if (!line) throw new Refusal('unknown-order-item');
    // The kitchen made none of them yet: more of it is a line of its own, at the price of today.
    if (order.state !== 'PENDING' && quantity !== undefined && quantity > line.quantity)
      throw new Refusal('bad-request', 'What comes on top of a confirmed line is added as a line of its own');
    return { id, quantity, notes: notes === undefined || notes?.trim() !== '' ? notes : null };
  });

const requireSense = (order: Order, { lines, changed }: ChangedLines): void => {
  const more = lines.some((line) => line.quantity > (order.lines.find((one) => one.id === line.id)?.quantity ?? 0));
  if (changed.length === 0 && !more) throw new Refusal('bad-request', 'Nothing is different');
  if (lines.length === 0) throw new Refusal('bad-request', 'An order keeps at least one line; cancel it instead');
  if (lines.length > MAX_LINES) throw new Refusal('bad-request', `An order has at most ${MAX_LINES} lines`);
};

const rewrite = async (tx: WriteTx, order: Order, { lines }: ChangedLines): Promise<Order> => {
  const changed = { ...order, lines, updatedAt: tx.now, rev: tx.nextSeq() };
  await write(tx, order, changed);
  await tx.append({ type: 'order-changed', order: changed, change: null, receipt: false });
  return changed;
};

const write = async (tx: WriteTx, order: Order, changed: Order): Promise<void> => {
  if (!(await updateOrder(tx.db, changed, order.state))) throw new Refusal('order-changed');
  await replaceLines(tx.db, order.id, changed.lines);
};

const change = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { lines, portions, changed }: ChangedLines,
  input: ChangeOrderInput,
  actor: Actor,
): Promise<Changed> => {
  const number = order.changes + 1;
  const discount = discountOf(order, lines);
  const before = totals(order.lines, order.discount).total;
  const after = totals(lines, discount).total;
  const settled = await settleDifference(tx, env, order, cents(after - before), input, actor);
  const record: OrderChange = {
    number,
    at: tx.now,
    userId: actor.personId,
    reason: input.reason,
    before,
    after,
    lines: changed,
  };
  const added = changed.filter(({ kind }) => kind === 'added').map(({ line }) => line);
  const parts = partsChangedBy(order.parts, stationsOf(lines), stationsOf(added));
  const { marks, unseen } = order.kitchen ?? nothingNoted;
  const fresh = changed.map((line) => ({ ...line, change: number, reason: input.reason }));
  const next: Order = {
    ...order,
    lines,
    discount,
    payments: [...(order.payments ?? []), ...settled.payments],
    changes: number,
    kitchen: { portions, marks, unseen: [...unseen, ...fresh] },
    parts: [...withParts(order.parts, parts), ...newParts(order, parts)],
    updatedAt: tx.now,
    rev: tx.nextSeq(),
  };
  await write(tx, order, next);
  await insertChange(tx.db, order.id, record);
  await keepPortions(tx, order, next);
  const { receipt } = input;
  const link = receipt ? { trackVersion: await trackVersionOf(tx.db, order.id) } : {};
  await tx.append({ type: 'order-changed', order: next, change: record, receipt, ...link });
  const told = await tellParts(tx, order, next, parts);
  const done = await followKitchen(tx, env, told, changed);
  await openForCash(tx, settled.payments, settled.registerId);
  return { order: done, change: record };
};

/** A share of the price stays a share of it. */
const discountOf = ({ discount, discountPercent }: Order, lines: readonly OrderLine[]): Cents =>
  discountPercent == null ? discount : percentOf(totals(lines, cents(0)).total, discountPercent);

const newParts = (order: Order, parts: readonly Part[]): Part[] =>
  parts.filter((part) => !order.parts.some((one) => one.stationId === part.stationId));

const keepPortions = async (tx: WriteTx, before: Order, { kitchen }: Order): Promise<void> => {
  for (const { itemId } of before.kitchen?.portions ?? []) {
    const done = kitchen?.portions.find((one) => one.itemId === itemId)?.done ?? 0;
    await setPortion(tx.db, before.id, { itemId, done });
  }
};

/** The change says it already; MySagra's screens hear of parts alone. */
const tellParts = async (tx: WriteTx, before: Order, order: Order, parts: readonly Part[]): Promise<Order> => {
  if (parts.length === 0) return order;
  const fresh = newParts(before, parts);
  await insertParts(tx.db, order.id, fresh);
  let rev = order.rev;
  for (const part of parts) {
    if (!fresh.includes(part)) await setPart(tx.db, order.id, part);
    rev = (await tx.append({ type: 'order-part-changed', orderId: order.id, ...part })).seq;
  }
  const told = { ...order, rev };
  await touchOrder(tx.db, told);
  return told;
};

/** A void can leave nothing to make: at a station, or in the whole order. */
const followKitchen = async (tx: WriteTx, env: Env, order: Order, changed: ChangedLines['changed']): Promise<Order> => {
  let followed = await followParts(tx, env, order);
  const voided = changed.filter(({ kind }) => kind === 'voided').map(({ line }) => line);
  for (const stationId of stationsOf(voided)) followed = await bumpWhenAllMade(tx, env, followed, stationId);
  return followed;
};
