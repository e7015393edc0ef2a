import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import fastifyStatic from '@fastify/static';
import { Refusal } from '#contract/errors.ts';

// Everything from ourselves, no inline script or style, no frame around us.
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' data:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const cachingOf = (path: string): string => {
  if (path.includes('/assets/')) return 'public, max-age=31536000, immutable';
  // Its address is a receipt's secret: nothing on the way may keep it.
  return path.includes('track.html') ? 'no-store' : 'no-cache';
};

/** The screens, as built by Vite. Hashed assets are kept for ever, the page itself is asked for anew. */
export const staticRoutes = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(folder)) {
    app.get('/', (_request, reply) =>
      reply.code(503).type('text/plain').send('The screens are not built yet: npm run build\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    // A list: with one name alone, `preCompressed` finds no page for `/`.
    index: ['index.html'],
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('content-security-policy', PAGE_POLICY);
      reply.header('cache-control', cachingOf(path));
    },
  });
  // The same page for every link, good or bad: whether a link opens anything is asked by the page.
  for (const path of ['/t', '/t/', '/t/:link(^[\\w-]{1,100}$)'])
    app.get(path, (_request, reply) => reply.sendFile('track.html'));
};

/** Unknown addresses: an error for programs. The screens need no server routes, they use the fragment. */
export const notFound = (): never => {
  throw new Refusal('route-not-found');
};
