import { defaultSettings, type Settings } from '#contract/settings.ts';
import type { KitchenMark } from '#contract/kitchen.ts';
import type { StationStatus } from '#contract/order-state.ts';
import type { ChangeOrderInput } from '#contract/order-changes.ts';
import type { CreateOrderInput, OrderWire } from '#contract/orders.ts';
import type { SessionAnswer } from '#contract/people.ts';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import { HEAD_HEADER, TIME_HEADER } from '#contract/headers.ts';
import type { FetchLike } from '../sync/hub-client.ts';
import { FakeModel, fakeFoods } from './fake-model.ts';
import { FakeStreams } from './fake-streams.ts';
import { FakeVenue, type FakePrinter } from './fake-venue.ts';

/** Where the connection is cut: before the hub hears, or after it has done it and before the screen hears. */
export type Cut = 'before-send' | 'after-commit';

const user = { id: 1, username: 'admin', role: 'admin' };

/** A hub in memory behind `fetch`: the contract's routes that the screens use, with faults on demand. */
export class FakeHub {
  readonly model = new FakeModel();
  readonly streams = new FakeStreams(this.model);
  readonly venue = new FakeVenue(this.model);
  /** Faults for the coming state-changing calls, first in first out. */
  readonly cuts: Cut[] = [];
  offline = false;
  /** Waited for before a call is looked at and again before its answer is heard: what happens in between makes it old news. */
  pause: () => Promise<void> = () => Promise.resolve();
  signedIn = true;
  /** Of the session that the machine has; who signs in is an administrator. */
  role: SessionAnswer['role'] = 'admin';
  /** State-changing calls that were carried out or repeated, with their keys. */
  readonly seen: { path: string; key: string | null; body: unknown }[] = [];
  private readonly answers = new Map<string, { status: number; body: unknown }>();

  get settings(): Partial<Settings> {
    return this.venue.settings;
  }

  set settings(settings: Partial<Settings>) {
    this.venue.settings = settings;
  }

  get printers(): FakePrinter[] {
    return this.venue.printers;
  }

  set printers(printers: FakePrinter[]) {
    this.venue.printers = printers;
  }

  get printJobs(): PrintJobReport[] {
    return this.venue.printJobs;
  }

  set printJobs(jobs: PrintJobReport[]) {
    this.venue.printJobs = jobs;
  }

  /** What somebody elsewhere asks of it: no fault of a screen's line touches that. */
  ask(method: string, path: string, body?: unknown): { status: number; body: unknown } {
    if (method === 'GET') {
      const { pathname, searchParams } = new URL(path, 'http://hub');
      return { status: 200, body: pathname === '/v1/orders' ? this.page(searchParams) : this.lists()[pathname] };
    }
    return this.command(path, body);
  }

  readonly fetch: FetchLike = async (url, init = {}) => {
    await this.pause();
    const answer = this.handle(url, init);
    await this.pause();
    return answer;
  };

  private handle(url: string, init: RequestInit): Response {
    if (this.offline) throw new TypeError('fetch failed');
    const { pathname, searchParams } = new URL(url, 'http://hub');
    if (pathname.startsWith('/events')) {
      if (!this.signedIn) return this.answer(401, { message: 'Authentication required' });
      const channels = searchParams.get('channels')?.split(',') ?? [pathname.slice('/events/'.length)];
      return this.streams.open(channels, searchParams.get('lastEventId'), init.signal ?? null);
    }
    if ((init.method ?? 'GET') === 'GET') return this.read(pathname, searchParams);
    return this.change(pathname, init);
  }

  goOffline(): void {
    this.offline = true;
    this.streams.cut();
  }

  private read(path: string, query: URLSearchParams): Response {
    if (path === '/v1/about')
      return this.answer(200, { name: 'passrail', version: '0', venueName: 'Sagra', language: 'en', demo: true });
    if (!this.signedIn) return this.answer(401, { message: 'Authentication required' });
    const one = /^\/v1\/orders\/(\d+)$/.exec(path)?.[1];
    if (one !== undefined) return this.found(this.model.orders.get(Number(one)));
    const body = this.lists()[path];
    return path === '/v1/orders' ? this.answer(200, this.page(query)) : this.found(body);
  }

  private lists(): Readonly<Record<string, unknown>> {
    return {
      '/auth/session': { ...user, role: this.role },
      '/health': { status: 'ok', timestamp: '', uptime: 3720, version: '0', clients: { cashier: 2, ticket: 1 } },
      '/v1/settings': { ...defaultSettings('Europe/Rome'), venueName: 'Sagra', ...this.settings },
      '/v1/categories': this.venue.categories(),
      '/v1/stations': [
        { id: 'Bar', name: 'Bar' },
        { id: 'Kitchen', name: 'Kitchen' },
      ],
      '/v1/printers': this.printers,
      '/v1/cash-registers': [{ id: 'r1', name: 'Till 1', enabled: true, defaultPrinterId: null }],
      '/v1/print-jobs': { data: this.printJobs },
      '/v1/paper': { data: this.venue.papers },
      '/v1/shifts': { data: [] },
    };
  }

  private page(query: URLSearchParams) {
    const statuses = query.getAll('status');
    const limit = Number(query.get('limit') ?? 20);
    const page = Number(query.get('page') ?? 1);
    const code = query.get('code');
    const all = [...this.model.orders.values()]
      .filter((order) => statuses.length === 0 || statuses.includes(order.status))
      .filter((order) => code === null || order.displayCode === code)
      .toReversed();
    const rows = all.slice((page - 1) * limit, page * limit);
    const data = query.has('include') ? rows : rows.map((order) => ({ ...order, orderItems: undefined }));
    return {
      data,
      pagination: { totalItems: all.length, currentPage: page, totalPages: Math.ceil(all.length / limit) },
    };
  }

  private change(path: string, init: RequestInit): Response {
    const key = new Headers(init.headers).get('idempotency-key');
    const cut = this.cuts.shift();
    if (cut === 'before-send') throw new TypeError('fetch failed');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    this.seen.push({ path, key, body });
    const known = key === null ? undefined : this.answers.get(`${path} ${key}`);
    const { status, body: said } = known ?? this.command(path, body);
    if (key !== null) this.answers.set(`${path} ${key}`, { status, body: said });
    if (cut === 'after-commit') throw new TypeError('fetch failed');
    return this.answer(status, said);
  }

  private command(path: string, body: unknown): { status: number; body: unknown } {
    if (path.startsWith('/v1/shifts') || path.endsWith('/open-drawer')) return { status: 201, body: { id: 's1' } };
    if (path.startsWith('/auth/')) {
      const window = (body as { cookie?: boolean }).cookie === false;
      this.signedIn = window ? this.signedIn : path !== '/auth/logout';
      return { status: 200, body: { ...user, token: 'x' } };
    }
    if (!this.signedIn) return { status: 401, body: { message: 'Authentication required' } };
    if (this.venue.change(path, body)) return { status: 200, body: this.lists()[path] ?? {} };
    if (path === '/v1/orders') return this.place(body as CreateOrderInput);
    const part = /^\/v1\/orders\/(\d+)\/stations\/(\w+)$/.exec(path);
    if (part) return this.movePart(Number(part[1]), part[2] ?? '', (body as { status: StationStatus }).status);
    const item = /^\/v1\/orders\/(\d+)\/items\/([\w-]+)$/.exec(path);
    const { done, from } = (body ?? {}) as { done: number; from: number };
    if (item) return moved(this.model.count(Number(item[1]), item[2] ?? '', done, from));
    if (/^\/v1\/print(-job|er)s\//.test(path)) return { status: 202, body: { id: 'asked' } };
    const [, id = '0', verb] = /^\/v1\/orders\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (verb === 'cancel') return moved(this.model.move(Number(id), 'CANCELLED'));
    if (verb === 'confirm') {
      const { discount } = body as { discount?: number };
      return moved(this.model.confirm(Number(id), 'CASH', discount));
    }
    if (verb === 'marks') return moved(this.model.mark(Number(id), body as Partial<Record<KitchenMark, boolean>>));
    if (verb === 'items') return this.changeLines(Number(id), body as ChangeOrderInput);
    if (verb === 'seen') {
      const { stationId, change } = body as { stationId: string | null; change: number };
      return moved(this.model.see(Number(id), stationId, change));
    }
    if (verb === 'recall') return moved(this.model.move(Number(id), 'CONFIRMED'));
    if (verb === 'reprint') return { status: 201, body: this.model.orders.get(Number(id)) };
    return moved(this.model.move(Number(id), (body as { status: OrderWire['status'] }).status));
  }

  private movePart(id: number, stationId: string, status: StationStatus): { status: number; body: unknown } {
    const order = this.model.movePart(id, stationId, status);
    const part = order?.orderStationStates.find((one) => one.stationId === stationId);
    const { status: code, body } = moved(order);
    return order ? { status: code, body: { ...part, order } } : { status: code, body };
  }

  private changeLines(id: number, { rev, lines, add }: ChangeOrderInput): { status: number; body: unknown } {
    const before = this.model.orders.get(id);
    if (before?.rev !== rev) return { status: 409, body: { message: 'Somebody else changed this order first' } };
    const voided = lines.filter(({ quantity }) => quantity !== undefined).map((line) => line.id);
    const after = this.model.change(
      id,
      voided,
      add.map(({ foodId }) => foodId),
    );
    return { status: 200, body: { ...after, change: { difference: '-8' } } };
  }

  private place(input: CreateOrderInput): { status: number; body: unknown } {
    const known = input.orderItems.every((item) => fakeFoods.some((food) => food.id === item.foodId));
    if (known) return { status: 201, body: this.model.place(input) };
    return { status: 400, body: { message: 'A food of this order does not exist', error: 'BadRequestError' } };
  }

  private found(body: unknown): Response {
    if (body === undefined) return this.answer(404, { message: 'Order not found', error: 'NotFoundError' });
    return this.answer(200, body);
  }

  private answer(status: number, body: unknown): Response {
    const headers = { [TIME_HEADER]: String(this.model.now), [HEAD_HEADER]: this.model.head };
    return new Response(JSON.stringify(body), { status, headers });
  }
}

const moved = (order: OrderWire | undefined): { status: number; body: unknown } =>
  order
    ? { status: 200, body: order }
    : {
        status: 400,
        body: {
          message: 'The order cannot go from its present state to that one',
          error: 'BadRequestError',
        },
      };
