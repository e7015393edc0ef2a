import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serviceAnswer } from './service-answer.ts';
import type { ServiceFacts } from './service-page.ts';

export type ServiceServerDeps = {
  readonly facts: () => ServiceFacts;
  /** A fresh launch link to the screens; undefined while the hub is away. */
  readonly screens: () => Promise<string | undefined>;
  /** Random, unguessable, letters of an address. */
  readonly makeKey: () => string;
};
export type ServiceServer = {
  start(): Promise<void>;
  /** An address for one browser: the service screen until the hub runs, then, once, the way to the screens. */
  entry(): string;
  stop(): Promise<void>;
};

/**
 * What a system browser opens first, on a port of its own and for this machine alone. Without it a browser that starts while the
 * hub is away shows its own error page, for ever.
 */
export const createServiceServer = ({ facts, screens, makeKey }: ServiceServerDeps): ServiceServer => {
  let server: Server | undefined;
  let port = 0;
  // A browser's command line can be read by every user of the machine: its key is good for one launch link, like a ticket.
  let key: string | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, given, path] = /^\/([\w-]{8,100})(\/[^?]*)/.exec(request.url ?? '') ?? [];
    if (given === undefined || given !== key || request.headers.host !== `127.0.0.1:${port}`) {
      response.writeHead(404).end();
      return;
    }
    const target = path === '/' && request.method === 'GET' ? await screens().catch(() => undefined) : undefined;
    // Asked again: two requests may have waited for the hub together, and only one may have the link.
    if (target !== undefined && given === key) {
      key = undefined;
      response.writeHead(302, { location: target, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      response.end();
      return;
    }
    const { status, headers, body } = serviceAnswer(request.method ?? '', path ?? '/', facts);
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  };

  return {
    start: async () => {
      const listening = createServer((request, response) => void answer(request, response));
      server = listening;
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject);
        listening.listen(0, '127.0.0.1', resolve);
      });
      port = (listening.address() as AddressInfo).port;
    },
    entry: () => {
      key = makeKey();
      return `http://127.0.0.1:${port}/${key}/`;
    },
    stop: async () => {
      const open = server;
      server = undefined;
      if (open === undefined) return;
      open.closeAllConnections();
      await new Promise<void>((resolve) => void open.close(() => resolve()));
    },
  };
};
