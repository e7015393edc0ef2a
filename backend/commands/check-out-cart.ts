import type { CartItems } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import { endCartSession, type CartSessionRow } from '../store/carts.ts';
import { maybeCustomer } from '../store/customers.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePerson } from '../store/people.ts';
import { placeOf, requireActive } from './carts.ts';
import type { Env } from './env.ts';
import { itemsOf, orderable, viewCart } from './fill-cart.ts';
import { placeCustomerOrder } from './place-customer-order.ts';

/** `items` instead of what lies in the cart; `total`: what the customer read, in money. */
type Wanted = { items?: CartItems | undefined; total?: number | undefined } | null | undefined;

/**
 * The cart becomes an order that is paid at the till, and the session ends: one transaction, so that nobody pays for a cart that
 * somebody still fills. @throws Refusal not-found, bad-request when it is empty, unknown-food, choice-refused, order-changed
 */
export const checkOutCart = async (
  tx: WriteTx,
  env: Env,
  sessionId: number,
  wanted: Wanted,
): Promise<{ session: CartSessionRow; order: Order }> => {
  const session = await requireActive(tx, sessionId);
  const { items, view } = wanted?.items
    ? { items: wanted.items, view: await viewCart(tx.db, wanted.items) }
    : await orderable(tx.db, itemsOf(session));
  if (wanted?.total !== undefined && wanted.total !== view.total) throw new Refusal('order-changed');
  if (items.length === 0) throw new Refusal('bad-request', 'The cart is empty');
  const person = await maybePerson(tx.db, session.person_id);
  const name = (await maybeCustomer(tx.db, session.person_id))?.name ?? person?.username ?? null;
  const order = await placeCustomerOrder(
    tx,
    env,
    {
      customerId: session.person_id,
      customer: name,
      items: items.map(({ product_id, qty, ...how }) => ({ foodId: product_id, quantity: qty, surcharge: 0, ...how })),
      payAtTill: true,
    },
    { personId: session.person_id },
  );
  await endCartSession(tx.db, session.id, { reason: 'checkout', orderId: order.id }, tx.now);
  await tx.append({
    type: 'cart-checked-out',
    place: placeOf(session),
    checkout: {
      ...view,
      order_id: order.uuid,
      display_code: order.displayCode,
      ticket_number: order.ticketNumber,
      payment_status: 'unpaid',
    },
  });
  return { session: { ...session, ended_at: tx.now, end_reason: 'checkout', order_id: order.id }, order };
};
