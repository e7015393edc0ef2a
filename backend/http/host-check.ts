import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';

const own = hostname().toLowerCase();

const nameOf = (host: string): string | undefined => {
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  } catch {
    return undefined;
  }
};

const isOurs = (name: string, allowed: ReadonlySet<string>): boolean =>
  isIP(name) !== 0 || name === 'localhost' || name === own || name === `${own}.local` || allowed.has(name);

/**
 * Refuses host names that are not this machine's: a page of the open web whose name was re-bound to our address must not
 * talk to the hub (DNS rebinding). The name of the setting `publicUrl` is. And a state-changing request made by another site's page, unless its origin is configured.
 * @throws Refusal host-refused
 */
export const checkHost = (
  request: FastifyRequest,
  allowed: ReadonlySet<string>,
  origins: ReadonlySet<string> = new Set(),
  publicOrigin: string | null = null,
): void => {
  const name = nameOf(request.headers.host ?? '');
  const atPublic = publicOrigin !== null && name === new URL(publicOrigin).hostname;
  if (name === undefined || !(atPublic || isOurs(name, allowed))) throw new Refusal('host-refused');
  const { origin } = request.headers;
  // Behind a proxy that speaks HTTPS the page's origin is not the one this connection shows.
  if (origin !== undefined && (origins.has(origin) || (atPublic && origin === publicOrigin))) return;
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && origin !== undefined && origin !== `${request.protocol}://${request.headers.host}`)
    throw new Refusal('host-refused');
};
