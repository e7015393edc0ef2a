import type { Protocol } from 'electron';
import { serviceAnswer } from './service-answer.ts';
import type { ServiceFacts } from './service-page.ts';

/** Our own scheme: it needs no port, no network and no hub. Before ready: `protocol.registerSchemesAsPrivileged(serviceSchemes)`. */
export const serviceSchemes = [{ scheme: 'app', privileges: { standard: true, secure: true } }];
export const SERVICE_ORIGIN = 'app://kiosk';
export const SERVICE_URL = `${SERVICE_ORIGIN}/`;

export const serveServiceScheme = (protocol: Pick<Protocol, 'handle'>, facts: () => ServiceFacts): void => {
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    // Another host of the same scheme would be another origin with the same powers.
    const path = url.host === 'kiosk' ? url.pathname : '/no-such-host';
    const { status, headers, body } = serviceAnswer(request.method, path, facts);
    return new Response(body, { status, headers });
  });
};
