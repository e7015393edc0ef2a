import { cartIdOnWire } from '../../auth/cart-tokens.ts';
import type { CartSessionRow } from '../../store/carts.ts';

/** The reference's time: "2026-01-15 19:04:05", UTC. */
const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export const toSessionWire = (session: CartSessionRow) => ({
  user_id: session.person_id,
  cart_id: cartIdOnWire(session.cart_id),
  session_id: session.id,
  created_at: stamp(session.created_at),
  is_active: session.ended_at === null,
});
