import type { FastifyInstance } from 'fastify';
import type { About, Health, Readiness } from '#contract/service.ts';
import type { Draining } from './draining.ts';
import { isSameMachine } from './same-machine.ts';
import type { Hub } from './hub.ts';

// A tail that looks twice a second; less, and one slow look would take a hub out of its balancer.
const DEAF_MS = 3_000;

/** Public: nothing here needs, or tells, a secret. */
export const serviceRoutes = (app: FastifyInstance, hub: Hub, draining: Draining): void => {
  const readiness = (): Readiness => {
    if (draining.begun()) return { ready: false, reason: 'draining' };
    const deaf = (hub.store.shared?.silence() ?? 0) > DEAF_MS;
    return deaf ? { ready: false, reason: 'database-away' } : { ready: true };
  };

  // For balancers: whether new callers should be sent here. /health only says that the process lives.
  app.get('/ready', (_request, reply): Readiness => {
    const answer = readiness();
    reply.code(answer.ready ? 200 : 503);
    return answer;
  });

  app.get('/health', (): Health => ({
    status: 'ok',
    timestamp: new Date(hub.clock.now()).toISOString(),
    uptime: process.uptime(),
    version: hub.version,
    clients: Object.fromEntries(
      Object.entries(hub.streams.stats().topics).map(([topic, counter]) => [topic, counter.clients]),
    ),
  }));

  app.get('/v1/about', (request): About => {
    const { venueName, language } = hub.settings();
    const firstRun = hub.firstRun.isOpen() && isSameMachine(request);
    return { name: 'passrail', version: hub.version, venueName, language, demo: hub.demo, firstRun };
  });
};
