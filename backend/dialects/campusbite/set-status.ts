import { campusStatus, type CampusStatus } from '#contract/customers.ts';
import { Refusal } from '#contract/errors.ts';
import { nextCampusStatus, toCampusStatus } from '#domain/customer-status.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import { acceptOrder } from '../../commands/accept-order.ts';
import { cancelOrder } from '../../commands/cancel-order.ts';
import { completeOrder } from '../../commands/complete-order.ts';
import type { Env } from '../../commands/env.ts';
import { handOver } from '../../commands/hand-over.ts';
import { startOrder } from '../../commands/start-order.ts';
import type { WriteTx } from '../../store/event-log.ts';

/** @throws Refusal bad-request */
export const readCampusStatus = (value: unknown): CampusStatus => {
  const status = campusStatus.safeParse(value);
  if (!status.success)
    throw new Refusal('bad-request', `Invalid status. Must be one of: ${campusStatus.options.join(', ')}.`);
  return status.data;
};

// From the kitchen's hands on a cancelled order is the counter's business, but it is still possible (seed-systems C10).
const cancellable = new Set<CampusStatus>(['placed', 'accepted', 'processing', 'ready']);

/**
 * The status as the command it means (seed-systems 4.2), one step forward at a time; `cancelled` by staff at any step.
 * `override`: a person hands the order over without its code, and the log says who.
 * @throws Refusal illegal-transition
 */
export const setCampusStatus = (
  tx: WriteTx,
  env: Env,
  order: Order,
  wanted: CampusStatus,
  { person, override }: { person: Person; override: boolean },
): Promise<Order> => {
  const current = toCampusStatus(order.state);
  const legal = wanted === 'cancelled' ? cancellable.has(current) : nextCampusStatus[current] === wanted;
  if (!legal) throw new Refusal('illegal-transition', `Cannot transition from "${current}" to "${wanted}".`);
  switch (wanted) {
    case 'accepted':
      return acceptOrder(tx, env, order, { paid: false, start: false }, { personId: person.id });
    case 'processing':
      return startOrder(tx, env, order);
    case 'ready':
      return completeOrder(tx, env, order);
    case 'picked_up':
      return pickUp(tx, env, order, person, override);
    case 'cancelled':
      return cancelOrder(tx, env, order, 'staff');
    case 'placed':
      throw new Refusal('illegal-transition', `Cannot transition from "${current}" to "placed".`);
  }
};

const pickUp = (tx: WriteTx, env: Env, order: Order, person: Person, override: boolean): Promise<Order> => {
  if (order.customerId !== null && !override)
    throw new Refusal('illegal-transition', 'OTP must be verified before marking as picked up.');
  return handOver(tx, env, order, { how: override ? 'override' : 'manual', by: person.id });
};
