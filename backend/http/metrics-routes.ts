import type { FastifyInstance, FastifyRequest } from 'fastify';
import { renderMetrics } from '../ops/metrics.ts';
import { countOrders } from '../store/order-search.ts';
import { MANAGERS, requireAccess } from './authenticate.ts';
import type { Hub } from './hub.ts';

// A proxy on this machine forwards strangers: then the address says nothing.
const isFromThisMachine = (request: FastifyRequest): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(request.raw.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers.forwarded === undefined;

/** Prometheus text. To a collector on this machine without credentials; to anybody else as staff who manage, or the station. */
export const metricsRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/metrics', async (request, reply) => {
    if (request.principal || request.staleCredentials || !isFromThisMachine(request))
      requireAccess(request, { roles: MANAGERS, station: true });
    const orders = await hub.store.read(({ db }) => countOrders(db));
    const text = renderMetrics({
      version: hub.version,
      uptimeSeconds: process.uptime(),
      residentBytes: process.memoryUsage.rss(),
      streams: hub.streams.stats(),
      store: { ...hub.store.stats(), head: hub.store.head(), oldest: hub.store.oldest() },
      orders,
    });
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(text);
  });
};
