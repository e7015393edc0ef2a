import fastifyCookie from '@fastify/cookie';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { TIME_HEADER } from '#contract/headers.ts';
import type { Operation } from '#contract/operation.ts';
import { apiDocsRoutes } from './api-docs.ts';
import { authenticate } from './authenticate.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { addDraining, type Draining } from './draining.ts';
import { handleError } from './error-forms.ts';
import { checkHost } from './host-check.ts';
import type { Hub } from './hub.ts';
import { parseJson } from './parse-json.ts';
import { metricsRoutes } from './metrics-routes.ts';
import { serviceRoutes } from './service-routes.ts';
import { notFound, staticRoutes } from './static-routes.ts';

// 200 lines with long notes fit; more would let one request hold memory and parser for a till's whole turn.
const BODY_LIMIT = 128 * 1024;
// Read to here before refusing: a client cut off in the middle of its body never gets to read why.
const READ_LIMIT = 2 * 1024 * 1024;
// A client that takes longer over its headers or body than this is no till (slow-loris).
const REQUEST_TIMEOUT_MS = 15_000;
// Node takes the shorter of its two limits for the headers and the longer for the body: left at its 60 s, this one would be
// what half a body gets.
const HEADERS_TIMEOUT_MS = 10_000;
// How often Node looks for them; its 30 s would let half a request hold its socket three times as long as it may.
const TIMEOUT_CHECK_MS = 5_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Characters of the body, where a route takes more than an order needs. */
    maxBody?: number;
    /** A stream: it is answered for as long as it lives. */
    endless?: true;
  }
}

export type AppOptions = {
  hub: Hub;
  logger: FastifyBaseLogger;
  screens: string;
  allowedHosts: ReadonlySet<string>;
  dialects: readonly ((app: FastifyInstance, hub: Hub) => void)[];
  /** Addresses of the proxies whose word on callers is taken. */
  trustProxy: readonly string[];
  /** What the dialects' routes take and answer, for `/api-docs.json`. */
  operations: readonly Operation[];
};

export const createApp = async ({
  hub,
  logger,
  screens,
  allowedHosts,
  trustProxy,
  dialects,
  operations,
}: AppOptions): Promise<{ app: FastifyInstance; draining: Draining }> => {
  const app = fastify({
    ...(trustProxy.length > 0 ? { trustProxy: [...trustProxy] } : {}),
    loggerInstance: logger,
    bodyLimit: READ_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
    // One log line for a failure is enough; two for each request would be the largest part of an evening's log.
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: 'x-request-id',
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  await app.register(fastifyCookie);
  acceptJson(app);
  const draining = addDraining(app);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(notFound);
  addHooks(app, hub, allowedHosts);
  for (const dialect of dialects) dialect(app, hub);
  serviceRoutes(app, hub, draining);
  metricsRoutes(app, hub);
  apiDocsRoutes(app, hub, operations);
  await staticRoutes(app, screens);
  return { app, draining };
};

// An empty body with a JSON type is what many clients send on DELETE and logout; it is no mistake.
const acceptJson = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') return done(null, undefined);
    if (text.length > (request.routeOptions.config.maxBody ?? BODY_LIMIT))
      return done(new Refusal('payload-too-large'));
    try {
      return done(null, parseJson(text as string));
    } catch (error) {
      return done(error as Refusal);
    }
  });
};

const addHooks = (app: FastifyInstance, hub: Hub, allowedHosts: ReadonlySet<string>): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(TIME_HEADER, String(hub.clock.now()));
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    checkHost(request, allowedHosts, hub.origins, hub.publicOrigin());
    if (answerPreflight(request, reply, hub.origins)) return reply;
    reply.headers(corsHeaders(request, hub.origins));
    await authenticate(request, hub.auth);
    return undefined;
  });
  // Answers of the API are true only now.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });
};
