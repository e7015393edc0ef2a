import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined when there is none, or it is something else. */
  readonly body: unknown;
};

export type CallOptions = {
  readonly body?: unknown;
  /** Sent as it stands, in place of `body`. */
  readonly bytes?: Buffer | string;
  readonly headers?: OutgoingHttpHeaders;
  readonly agent?: Agent;
};

/** One HTTP request; every status is an answer. Rejects only when the connection fails. */
export const call = (base: string, method: string, path: string, options: CallOptions = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const bytes = options.bytes ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const outgoing = request(
      new URL(path, base),
      {
        method,
        agent: options.agent ?? false,
        headers: {
          ...(bytes === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) }),
          ...options.headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: jsonOf(text) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export type Caller = {
  readonly base: string;
  readonly headers: OutgoingHttpHeaders;
  readonly call: (method: string, path: string, body?: unknown, headers?: OutgoingHttpHeaders) => Promise<Reply>;
};

/** Somebody with credentials (or none) at one server. Connections are kept, as a till keeps them. */
export const caller = (base: string, headers: OutgoingHttpHeaders = {}): Caller => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    base,
    headers,
    call: (method, path, body, extra = {}) =>
      call(base, method, path, { body, headers: { ...headers, ...extra }, agent }),
  };
};
