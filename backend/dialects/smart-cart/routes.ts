import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../http/hub.ts';
import { cartAdminRoutes } from './cart-routes.ts';
import { cartMenuRoutes } from './menu-routes.ts';
import { cartPairingRoutes } from './pairing-routes.ts';
import { cartSessionRoutes } from './session-routes.ts';
import { cartStreamRoutes } from './stream-routes.ts';

/** seed-smart-cart: a self-order screen and the phone that shares its cart. */
export const cartRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const routes of [cartStreamRoutes, cartPairingRoutes, cartSessionRoutes, cartMenuRoutes, cartAdminRoutes])
    routes(app, hub);
};
