import type { FastifyInstance } from 'fastify';
import { cartItemsInput, cartStep, checkoutInput } from '#contract/cart.ts';
import { cartIdOnWire } from '../../auth/cart-tokens.ts';
import { endCart } from '../../commands/carts.ts';
import { checkOutCart } from '../../commands/check-out-cart.ts';
import { fillCart, itemsOf, stepCart, viewCart } from '../../commands/fill-cart.ts';
import type { Hub } from '../../http/hub.ts';
import { mutate } from '../../http/mutate.ts';
import { maybeCartSession } from '../../store/carts.ts';
import { requireSession } from './caller.ts';
import { toSessionWire } from './session-wire.ts';
import { cartError, parseBody } from './words.ts';

type BySession = { Params: { session_id: string } };

const config = { errorForm: cartError };

/** What its two screens do in a session; under /api too, where a phone's own cookie is sent. */
export const cartSessionRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const base of ['/customer-session/:session_id', '/api/customer-session/:session_id']) {
    app.get<BySession>(`${base}/items`, { config }, async (request) => {
      const { session } = await requireSession(hub, request, request.params.session_id);
      const cart = await hub.store.read(({ db }) => viewCart(db, itemsOf(session)));
      return { session_id: session.id, cart_id: cartIdOnWire(session.cart_id), ...cart };
    });

    app.put<BySession>(`${base}/items`, { config }, async (request, reply) => {
      const { session } = await requireSession(hub, request, request.params.session_id);
      const { items } = parseBody(cartItemsInput, request.body);
      return mutate(hub, request, reply, async (tx) => ({
        status: 200,
        body: {
          session_id: session.id,
          cart_id: cartIdOnWire(session.cart_id),
          ...(await fillCart(tx, hub.env, session.id, items)),
        },
      }));
    });

    app.patch<BySession>(`${base}/items`, { config }, async (request, reply) => {
      const { session } = await requireSession(hub, request, request.params.session_id);
      const step = parseBody(cartStep, request.body);
      return mutate(hub, request, reply, async (tx) => ({
        status: 200,
        body: {
          session_id: session.id,
          cart_id: cartIdOnWire(session.cart_id),
          ...(await stepCart(tx, hub.env, session.id, step)),
        },
      }));
    });

    app.post<BySession>(`${base}/checkout`, { config }, async (request, reply) => {
      const { session } = await requireSession(hub, request, request.params.session_id);
      const wanted = parseBody(checkoutInput, request.body);
      return mutate(hub, request, reply, async (tx) => {
        const { session: ended, order } = await checkOutCart(tx, hub.env, session.id, wanted);
        const about = { order_id: order.uuid, display_code: order.displayCode, order_number: order.orderNumber };
        return { status: 200, body: { ...toSessionWire(ended), ...about } };
      });
    });

    app.post<BySession>(`${base}/end`, { config }, async (request, reply) => {
      const { session, part } = await requireSession(hub, request, request.params.session_id);
      return mutate(hub, request, reply, async (tx) => {
        const now = (await maybeCartSession(tx.db, session.id)) ?? session;
        await endCart(tx, now, part === 'staff' ? 'staff' : 'user');
        return { status: 200, body: { ...toSessionWire(now), is_active: false } };
      });
    });
  }
};
