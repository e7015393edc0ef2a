import type { FastifyInstance } from 'fastify';

// With the ends of the streams, in the five seconds that a stop may take; who is not answered by then never was going to be.
const GRACE_MS = 2_000;

export type Draining = {
  readonly begun: () => boolean;
  /** No new connection gets in; resolves when what was asked is answered, at the latest after two seconds. */
  begin(): Promise<void>;
};

/** A hub that is stopped finishes what it has begun: another one takes what comes after. Streams (`endless`) end by themselves. */
export const addDraining = (app: FastifyInstance): Draining => {
  let open = 0;
  let over: (() => void) | undefined;
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.endless !== true) {
      open += 1;
      // Also when its caller is gone before it is answered.
      reply.raw.once('close', () => {
        open -= 1;
        if (open === 0) over?.();
      });
    }
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (over) reply.header('connection', 'close');
    done();
  });
  return {
    begun: () => over !== undefined,
    begin: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      over = resolve;
      app.server.close();
      if (open === 0) resolve();
      const late = setTimeout(resolve, GRACE_MS);
      await promise;
      clearTimeout(late);
    },
  };
};
