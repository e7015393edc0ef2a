import { Server } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

// With the ends of the streams, in the five seconds that a stop may take; who is not answered by then never was going to be.
const GRACE_MS = 2_000;

export type Draining = {
  readonly begun: () => boolean;
  /**
   * No new connection gets in; resolves when what was asked is answered, at the latest after two seconds. Not before `lingerMs`: a
   * balancer that is about to ask over a connection it holds is answered, and told to close it.
   */
  begin(lingerMs: number): Promise<void>;
};

/** A hub that is stopped finishes what it has begun: another one takes what comes after. Streams (`endless`) end by themselves. */
export const addDraining = (app: FastifyInstance): Draining => {
  let open = 0;
  let begun = false;
  let idle: (() => void) | undefined;
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.endless !== true) {
      open += 1;
      // Also when its caller is gone before it is answered.
      reply.raw.once('close', () => {
        open -= 1;
        if (open === 0) idle?.();
      });
    }
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (begun) reply.header('connection', 'close');
    done();
  });
  return {
    begun: () => begun,
    begin: async (lingerMs) => {
      begun = true;
      // Who knocked already is let in; whom the kernel still holds when nobody listens any more, it turns away.
      await new Promise(setImmediate);
      // Node's own way would also close what is idle just now.
      Server.prototype.close.call(app.server);
      await later(lingerMs);
      if (open > 0) await Promise.race([new Promise<void>((resolve) => (idle = resolve)), later(GRACE_MS)]);
    },
  };
};
