import { printerWire, type PrinterWire } from '#contract/devices.ts';
import { launchTicketAnswer } from '#contract/people.ts';
import { about, quiet } from '#contract/service.ts';
import type { TicketSource } from './last-tickets.ts';

export type Slip = { readonly printerId: string; readonly text: string; readonly svg: string };

/** The hub answered, and the answer was no. */
export class HubRefused extends Error {
  override readonly name = 'HubRefused';
  readonly status: number;

  constructor(path: string, status: number) {
    super(`${path} was answered with ${status}`);
    this.status = status;
  }
}

export type HubApi = {
  /** Whether it answers at all, be it a refusal; false after ten seconds. Never rejects. */
  answers(): Promise<boolean>;
  /** False when the hub refuses the key, undefined when it does not answer. Never rejects. */
  knowsUs(): Promise<boolean | undefined>;
  /** Nobody sells, and nothing happened to an order for a quarter of an hour. */
  quiet(): Promise<boolean>;
  /** A whole copy of the data, proved to be sound. */
  backUp(): Promise<void>;
  printers(): Promise<PrinterWire[]>;
  /** `key`: the same slip sent twice is kept once. */
  postPaper(slip: Slip, key: string): Promise<void>;
  /** What `createTicketMemory` keeps. */
  readonly tickets: TicketSource;
  /** One-time, for ten minutes. */
  mintLaunchTicket(): Promise<string>;
};

// A hub that accepts a connection and never answers must not hold up start or stop.
const REQUEST_MS = 10_000;
// A season's orders on a slow card.
const BACKUP_MS = 5 * 60_000;

/** The few requests of the station itself; all reject when the hub is away or says no. */
export const createHubApi = (hub: { url: string; key: string }, fetch = globalThis.fetch): HubApi => {
  const request = async (
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    limitMs = REQUEST_MS,
  ): Promise<unknown> => {
    const response = await fetch(new URL(path, hub.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'x-api-key': hub.key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limitMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new HubRefused(path, response.status);
    }
    return response.json();
  };

  return {
    answers: () =>
      request('/health').then(
        () => true,
        (error: unknown) => error instanceof HubRefused,
      ),
    knowsUs: () =>
      request('/v1/printers').then(
        () => true,
        (error: unknown) => (error instanceof HubRefused && error.status === 401 ? false : undefined),
      ),
    quiet: async () => quiet.parse(await request('/v1/quiet')).quiet,
    backUp: async () => void (await request('/v1/backups', {}, {}, BACKUP_MS)),
    printers: async () => printerWire.array().parse(listOf(await request('/v1/printers'))),
    postPaper: async (slip, key) => void (await request('/v1/paper', slip, { 'idempotency-key': key })),
    tickets: {
      openOrders: () => request('/v1/orders?status=CONFIRMED&include=items&sortBy=confirmedAt&limit=100'),
      language: async () => about.parse(await request('/v1/about')).language,
    },
    mintLaunchTicket: async () => launchTicketAnswer.parse(await request('/auth/launch-tickets', {})).ticket,
  };
};

const listOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
