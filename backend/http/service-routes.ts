import type { FastifyInstance } from 'fastify';
import type { About, Health } from '#contract/service.ts';
import { isSameMachine } from './same-machine.ts';
import type { Hub } from './hub.ts';

/** Public: nothing here needs, or tells, a secret. */
export const serviceRoutes = (app: FastifyInstance, hub: Hub): void => {
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
