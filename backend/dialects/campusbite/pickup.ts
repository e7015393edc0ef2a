import { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import { checkCode } from '../../commands/check-code.ts';
import type { Env } from '../../commands/env.ts';
import { handOver } from '../../commands/hand-over.ts';
import type { WriteTx } from '../../store/event-log.ts';

const input = z.object({ otp: z.coerce.string().trim().max(20).optional(), manualConfirm: z.boolean().optional() });

export type PickupBody = { otp: string | undefined; manualConfirm: boolean };

/** @throws Refusal bad-request when it says neither */
export const readPickup = (body: unknown): PickupBody => {
  const given = input.safeParse(body ?? {});
  const otp = given.data?.otp || undefined;
  const manualConfirm = given.data?.manualConfirm === true;
  if (otp === undefined && !manualConfirm)
    throw new Refusal('bad-request', 'Provide OTP or confirm manual OTP verification.');
  return { otp, manualConfirm };
};

/**
 * The counter's hand-over: with the customer's code, or on a person's word, which the log keeps with the name. What is
 * refused for its code comes back as a value: the wrong try must be counted, so the transaction goes through.
 * @throws Refusal illegal-transition
 */
export const pickUp = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { otp }: PickupBody,
  person: Person,
): Promise<Order | Refusal> => {
  if (order.state !== 'READY')
    throw new Refusal('illegal-transition', 'OTP can only be verified when order status is "ready".');
  if (otp === undefined) return handOver(tx, env, order, { how: 'override', by: person.id });
  const checked = await checkCode(tx, env, order.id, otp);
  switch (checked.result) {
    case 'right':
      return handOver(tx, env, order, { how: 'code', by: person.id });
    case 'wrong':
      return new Refusal('pickup-code-wrong');
    case 'locked':
      return new Refusal('pickup-code-locked', 'Too many wrong codes. Try again in a minute.', checked.seconds);
  }
};
