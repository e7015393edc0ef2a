import type { ErrorCode } from '#contract/errors.ts';
import { HEAD_HEADER, TIME_HEADER } from '#contract/headers.ts';
import { createHubClock, type HubClock } from './hub-clock.ts';
import { codeOfAnswer } from './error-code.ts';

export type FetchLike = (url: string, init?: RequestInit) => Promise<Response>;

export type HubPorts = {
  fetch: FetchLike;
  /** Monotonic ms (`performance.now`): a tablet whose wall clock jumps must not age the tickets. */
  monotonic: () => number;
  /** "" for the hub that served this page. */
  baseUrl: string;
};

/** `unreachable`: no answer at all, the outcome of a command is unknown. */
export type HubErrorCode = ErrorCode | 'unreachable';

export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: HubErrorCode;
  readonly status: number;
  /** The refusal as the hub said it. */
  readonly body: unknown;

  constructor(code: HubErrorCode, status: number, message: string, body?: unknown) {
    super(message);
    this.code = code;
    this.status = status;
    this.body = body;
  }

  /** Worth sending again, with the same Idempotency-Key: nothing is known to have been refused. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** `rev`: the record's revision, to be given back as `ifMatch` when it is changed. */
export type Answer<T> = { data: T; status: number; head: string | null; rev: string | null };
export type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export type HubClient = {
  clock: HubClock;
  get: <T>(path: string) => Promise<Answer<T>>;
  send: <T>(
    method: Method,
    path: string,
    body: unknown,
    idempotencyKey?: string,
    ifMatch?: string | null,
  ) => Promise<Answer<T>>;
  /** A file as it is, by PUT. */
  sendFile: <T>(path: string, file: Blob, idempotencyKey: string) => Promise<Answer<T>>;
  /** From now on this window speaks as the holder of this token, whatever the browser's cookie says; null: as the cookie. */
  actAs: (token: string | null) => void;
  /** The same hub for one errand of somebody else; the window's own calls stay the window's. */
  as: (token: string) => HubClient;
  /** For the stream: the raw response, with the hub's time taken from it. */
  raw: (path: string, init: RequestInit) => Promise<Response>;
};

// A hub on the LAN answers in milliseconds; longer than this is a dead link that the socket has not noticed.
const TIMEOUT_MS = 10_000;
// Eight megabytes over a poor Wi-Fi, and the hub's own time with a large picture.
const FILE_TIMEOUT_MS = 60_000;

/**
 * Speaks to the hub's HTTP API. Every refusal is a HubError with a code of the error table; a failure without an answer is
 * `unreachable`. The session is the hub's HttpOnly cookie.
 */
export const createHubClient = ({ fetch, monotonic, baseUrl }: HubPorts): HubClient => {
  const clock = createHubClock(monotonic);
  return clientOf(fetch, { monotonic, baseUrl, clock }, null);
};

type Ground = Omit<HubPorts, 'fetch'> & { clock: HubClock };

const clientOf = (fetch: FetchLike, ground: Ground, given: string | null): HubClient => {
  const { monotonic, baseUrl, clock } = ground;
  let token = given;

  const raw = async (path: string, init: RequestInit): Promise<Response> => {
    const sentAt = monotonic();
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(`${baseUrl}${path}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      ...init,
      headers,
    });
    clock.learn(response.headers.get(TIME_HEADER), sentAt);
    return response;
  };

  const call = async <T>(path: string, init: RequestInit, timeoutMs = TIMEOUT_MS): Promise<Answer<T>> => {
    let response: Response;
    let text: string;
    try {
      response = await raw(path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      text = await response.text();
    } catch (error) {
      throw new HubError('unreachable', 0, error instanceof Error ? error.message : String(error));
    }
    if (!response.ok) throw refusalOf(response.status, text);
    const data = text === '' ? undefined : parse(text);
    const { headers, status } = response;
    return { data: data as T, status, head: headers.get(HEAD_HEADER), rev: headers.get('etag') };
  };

  return {
    clock,
    raw,
    get: (path) => call(path, { method: 'GET' }),
    actAs: (next) => {
      token = next;
    },
    as: (other) => clientOf(fetch, ground, other),
    sendFile: (path, file, idempotencyKey) =>
      call(
        path,
        {
          method: 'PUT',
          headers: { 'content-type': file.type, 'idempotency-key': idempotencyKey },
          body: file,
        },
        FILE_TIMEOUT_MS,
      ),
    send: (method, path, body, idempotencyKey, ifMatch) =>
      call(path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
          ...(typeof ifMatch === 'string' ? { 'if-match': ifMatch } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Half an answer (a proxy's page, a cut connection): the outcome is unknown, as if there were none.
    throw new HubError('unreachable', 0, 'the answer is not JSON');
  }
};

const refusalOf = (status: number, text: string): HubError => {
  let body: { message?: unknown; error?: unknown } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    // Not the hub's own form; the status says enough.
  }
  const message = typeof body.message === 'string' ? body.message : '';
  return new HubError(codeOfAnswer(status, body.error, message), status, message, body);
};
