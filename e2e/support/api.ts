import { adminPassword } from './hub.ts';

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };
export type Sender = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export type Api = {
  /** Any answer at all; a body that is a string or bytes is sent as it is. */
  readonly send: Sender;
  /** The body of an answer below 400; throws at any other. */
  call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** An address that opens the screens signed in, once. */
  launchUrl(): Promise<string>;
  readonly url: string;
};

/** The hub's public HTTP, signed in as admin. */
export const signIn = async (url: string): Promise<Api> => {
  const { status, body } = await sender(url)('POST', '/auth/login', { username: 'admin', password: adminPassword });
  if (status !== 200) throw new Error(`sign-in was answered with ${status}: ${JSON.stringify(body)}`);
  const send = sender(url, { authorization: `Bearer ${(body as { token: string }).token}` });
  const call = async <T>(method: string, path: string, ...rest: [unknown?, Record<string, string>?]): Promise<T> => {
    const answer = await send(method, path, ...rest);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  return {
    url,
    send,
    call,
    launchUrl: async () => {
      const { ticket } = await call<{ ticket: string }>('POST', '/auth/launch-tickets', {});
      return `${url}/#launch=${ticket}`;
    },
  };
};

export const sender =
  (url: string, common: Record<string, string> = {}): Sender =>
  async (method, path, body, headers = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(new URL(path, url), {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...common, ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
