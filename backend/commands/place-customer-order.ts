import { Refusal } from '#contract/errors.ts';
import type { OrderItemInput } from '#contract/orders.ts';
import type { Order } from '#domain/order.ts';
import { putCustomerOrder } from '../store/customer-orders.ts';
import { plan } from '../store/due-actions.ts';
import type { WriteTx } from '../store/event-log.ts';
import { allCategories, flag, foodsOf } from '../store/menu.ts';
import type { Actor, Env } from './env.ts';
import { placeOrder } from './place-order.ts';

export type CustomerOrderInput = {
  customerId: number;
  /** As it is called at the counter and printed on the ticket. */
  customer: string | null;
  items: OrderItemInput[];
  /** Paid in cash when it is fetched: such an order waits for its customer as long as it takes. */
  payAtTill: boolean;
};

/**
 * A customer's own order, PENDING until the venue takes it. Unlike a till, a customer can only have what is on sale.
 * @throws Refusal unknown-food
 */
export const placeCustomerOrder = async (
  tx: WriteTx,
  env: Env,
  input: CustomerOrderInput,
  actor: Actor,
): Promise<Order> => {
  await requireOnSale(tx, input.items);
  const order = await placeOrder(
    tx,
    env,
    { customer: input.customer, orderItems: input.items },
    actor,
    input.customerId,
  );
  await putCustomerOrder(tx.db, order.id, { pay_at_till: flag(input.payAtTill) });
  const { unpaidCancelMinutes } = env.settings();
  if (!input.payAtTill && unpaidCancelMinutes > 0)
    await plan(tx.db, 'cancel-unpaid', order.id, tx.now + unpaidCancelMinutes * 60_000);
  return order;
};

const requireOnSale = async (tx: WriteTx, items: readonly OrderItemInput[]): Promise<void> => {
  const open = new Set((await allCategories(tx.db)).filter((row) => row.available).map((row) => row.id));
  const foods = await foodsOf(tx.db, [...new Set(items.map((item) => item.foodId))]);
  const sold = foods.find((food) => !food.available || !open.has(food.category_id));
  if (sold) throw new Refusal('unknown-food', `Item "${sold.name}" is currently unavailable.`);
};
