import { printerWire, registerWire, type PrinterStatus } from '#contract/devices.ts';
import { orderPage, type OrderPage } from '#contract/orders.ts';
import { printJobPage, type PrintJobReport, type PrintPreview } from '#contract/print-jobs.ts';
import { printLeaseAnswer, type PrintLeaseAnswer, type PrintLeaseClaim } from '#contract/print-lease.ts';
import { HEAD_HEADER, TIME_HEADER } from '#contract/headers.ts';
import { settings } from '#contract/settings.ts';
import type { PrintConfig } from '../routing.ts';

export type Fetch = typeof globalThis.fetch;
export type HubClient = ReturnType<typeof createHubClient>;

/** The hub answered, and the answer was no. */
export class HubRefusal extends Error {
  override readonly name = 'HubRefusal';
  readonly status: number;

  constructor(method: string, path: string, status: number) {
    super(`${method} ${path} was answered with ${status}`);
    this.status = status;
  }

  /** Whether the same request can ever be accepted: what is wrong with the request itself stays wrong. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 403, 408, 429].includes(this.status);
  }
}

// A hub that accepts and never answers must not hold the agent for ever.
const REQUEST_MS = 10_000;

const listOf = (body: unknown): unknown => (Array.isArray(body) ? body : (body as { data?: unknown }).data);

export type OrdersPage = { readonly page: OrderPage; readonly head: string | undefined };

type HubClientOptions = {
  readonly hubUrl: string;
  readonly apiKey: string;
  readonly fetch: Fetch;
  readonly clock: () => number;
};

/** The few requests the print agent makes. All reject on network errors and on any answer that is not 2xx. */
export const createHubClient = ({ hubUrl, apiKey, fetch, clock }: HubClientOptions) => {
  let ahead = 0;
  const readClock = (answer: Response): void => {
    const hubTime = Number(answer.headers.get(TIME_HEADER));
    if (Number.isFinite(hubTime) && hubTime > 0) ahead = hubTime - clock();
  };
  const request = async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Response> => {
    const answer = await fetch(new URL(path, hubUrl), {
      method,
      headers: { 'X-API-KEY': apiKey, ...more, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    readClock(answer);
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw new HubRefusal(method, path, answer.status);
  };
  const read = async (path: string): Promise<unknown> => (await request('GET', path)).json();
  const tell = async (method: string, path: string, body: unknown): Promise<void> => {
    await (await request(method, path, body)).body?.cancel();
  };

  return {
    /** The hub's time as of its last answer, epoch ms: business days and lateness are the venue's, not this machine's. */
    now: (): number => clock() + ahead,
    config: async (): Promise<PrintConfig> => {
      const [printers, registers, venue] = await Promise.all([
        read('/v1/printers'),
        read('/v1/cash-registers'),
        read('/v1/settings'),
      ]);
      return {
        printers: printerWire.array().parse(listOf(printers)),
        registers: registerWire.array().parse(listOf(registers)),
        settings: settings.parse(venue),
      };
    },
    /** The venue's logo, unless `tag` is still its own; undefined when there is none. */
    logo: async (tag: string | undefined): Promise<'unchanged' | { tag: string; png: Buffer } | undefined> => {
      try {
        const answer = await request(
          'GET',
          '/v1/settings/logo',
          undefined,
          tag === undefined ? {} : { 'If-None-Match': tag },
        );
        return { tag: answer.headers.get('etag') ?? '', png: Buffer.from(await answer.arrayBuffer()) };
      } catch (error) {
        if (error instanceof HubRefusal && error.status === 304) return 'unchanged';
        if (error instanceof HubRefusal && error.status === 404) return undefined;
        throw error;
      }
    },
    /** Orders with their lines, one page (1…); `from` is an epoch ms. */
    orders: async (statuses: readonly string[], from: number, page: number): Promise<OrdersPage> => {
      const query = new URLSearchParams({
        limit: '100',
        page: String(page),
        dateFrom: new Date(from).toISOString(),
      });
      for (const part of ['items', 'changes']) query.append('include', part);
      for (const status of statuses) query.append('status', status);
      const answer = await request('GET', `/v1/print-orders?${query.toString()}`);
      return { page: orderPage.parse(await answer.json()), head: answer.headers.get(HEAD_HEADER) ?? undefined };
    },
    /** `station`: refused with 409 when another one prints by now. */
    reportJobs: (jobs: readonly PrintJobReport[], station?: { id: string; token: number }): Promise<void> =>
      tell('PUT', '/v1/print-jobs', { jobs, ...(station === undefined ? {} : { station }) }),
    /** The latest reports of any station, newest first. */
    jobReports: async (): Promise<PrintJobReport[]> => printJobPage.parse(await read('/v1/print-jobs?limit=2000')).data,
    claimPrinting: async (claim: PrintLeaseClaim): Promise<PrintLeaseAnswer> =>
      printLeaseAnswer.parse(await (await request('PUT', '/v1/print-lease', claim)).json()),
    reportPreview: (key: string, preview: PrintPreview): Promise<void> =>
      tell('PUT', `/v1/print-jobs/${encodeURIComponent(key)}/preview`, preview),
    reportPrinter: (id: string, status: PrinterStatus, detail: string | null): Promise<void> =>
      tell('PATCH', `/v1/printers/${encodeURIComponent(id)}`, { status, detail }),
  };
};
