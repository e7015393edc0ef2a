import type { FastifyInstance } from 'fastify';
import { cartInput, cartPatch } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import { cartStatus, endCart } from '../../commands/carts.ts';
import { MANAGERS, STAFF, requireAccess } from '../../http/authenticate.ts';
import type { Hub } from '../../http/hub.ts';
import { mutate } from '../../http/mutate.ts';
import { activeAtCart, allCarts, deleteCart, insertCart, maybeCart, setCartCondition } from '../../store/carts.ts';

type ById = { Params: { id: string } };

/** The house's own list of its self-order screens. */
export const cartAdminRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/carts', async (request) => {
    requireAccess(request, { roles: STAFF });
    return hub.store.read(async ({ db }) => {
      const rows = await allCarts(db);
      return Promise.all(
        rows.map(async (row) => ({ id: row.id, condition: row.condition, status: await cartStatus(db, row) })),
      );
    });
  });

  app.post('/v1/carts', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const { id, condition } = cartInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      await insertCart(tx.db, id, condition);
      return { status: 201, body: { id, condition, status: condition } };
    });
  });

  app.patch<ById>('/v1/carts/:id', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const { condition } = cartPatch.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const cart = await maybeCart(tx.db, request.params.id);
      if (!cart) throw new Refusal('not-found');
      await setCartCondition(tx.db, cart.id, condition);
      return { status: 200, body: { id: cart.id, condition, status: await cartStatus(tx.db, { ...cart, condition }) } };
    });
  });

  app.delete<ById>('/v1/carts/:id', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    return mutate(hub, request, reply, async (tx) => {
      const session = await activeAtCart(tx.db, request.params.id);
      if (session) await endCart(tx, session, 'staff');
      if (!(await deleteCart(tx.db, request.params.id))) throw new Refusal('not-found');
      return { status: 204 };
    });
  });
};
