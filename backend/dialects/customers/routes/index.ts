import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../../http/hub.ts';
import { campusbiteOrderRoutes } from '../../campusbite/order-routes.ts';
import { campusbiteStreamRoutes } from '../../campusbite/routes.ts';
import { ordersStreamRoutes } from '../../orders-stream/routes.ts';
import { customerAuthRoutes } from './auth.ts';
import { sharedOrderRoutes } from './orders.ts';

/** Everything under /api: the two customers' dialects, and what they share. */
export const customerRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const routes of [
    customerAuthRoutes,
    ordersStreamRoutes,
    sharedOrderRoutes,
    campusbiteStreamRoutes,
    campusbiteOrderRoutes,
  ])
    routes(app, hub);
};
