import type { SealedCode } from '#domain/events.ts';
import { CODE_BYTES, pickupCode } from '#domain/pickup-code.ts';
import { plan } from '../store/due-actions.ts';
import type { WriteTx } from '../store/event-log.ts';
import { putPickupCode } from '../store/pickup-codes.ts';
import type { Env } from './env.ts';

const draw = (env: Env): string => {
  for (;;) {
    const code = pickupCode(env.random.bytes(CODE_BYTES));
    if (code !== undefined) return code;
  }
};

/** A new pickup code for an order, good until the ready deadline (setting `uncollectedMinutes`). In the event it is sealed. */
export const issueCode = async (tx: WriteTx, env: Env, orderId: number): Promise<SealedCode> => {
  const code = draw(env);
  const expiresAt = tx.now + env.settings().uncollectedMinutes * 60_000;
  const sealed = env.codes.seal(orderId, code);
  await putPickupCode(tx.db, {
    order_id: orderId,
    hash: env.codes.hash(orderId, code),
    sealed,
    expires_at: expiresAt,
  });
  await plan(tx.db, 'expire-code', orderId, expiresAt);
  return { sealed, expiresAt };
};
