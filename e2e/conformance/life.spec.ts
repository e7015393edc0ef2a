import type { Frame } from './support/frames.ts';
import { order, register } from './support/customers.ts';
import { expect, ownHub, ownPassword, test } from './support/fixtures.ts';
import { startHub, type HubProcess } from './support/hub-process.ts';
import { caller } from './support/call.ts';
import { SseClient } from './support/sse-client.ts';
import { furnish, payment, type Venue } from './support/venue.ts';

type Step = (venue: Venue, id: string) => Promise<{ status: number; text: string }>;

const patch =
  (body: object): Step =>
  (venue, id) =>
    venue.operator.call('PATCH', `/api/orders/${id}/status`, body);
const mysagra =
  (status: string): Step =>
  (venue, id) =>
    venue.operator.call('PATCH', `/v1/orders/${id}`, { status });

/** The same life, told to the hub in each protocol's own words. */
const drivers: Readonly<Record<string, readonly Step[]>> = {
  'orders-stream': ['Preparing', 'Out for Delivery', 'Delivered'].map((order_status) => patch({ order_status })),
  CampusBite: ['accepted', 'processing', 'ready', 'picked_up'].map((status) => patch({ status, manualConfirm: true })),
  MySagra: [
    (venue, id) => venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue)),
    mysagra('COMPLETED'),
    mysagra('PICKED_UP'),
  ],
};

/** Design section 4: what each stream says of it, in order, and nothing twice. */
const wanted = {
  cashier: ['new-order', 'confirmed-order', 'COMPLETED', 'PICKED_UP'],
  display: ['confirmed-order', 'COMPLETED', 'PICKED_UP'],
  printer: ['confirmed-order'],
  campusbite: ['accepted', 'processing', 'ready', 'picked_up'],
  orders: ['Preparing', 'Out for Delivery', 'Delivered'],
  phone: ['CONFIRMED', 'PREPARING', 'READY', 'PICKED_UP'],
};
type Name = keyof typeof wanted;

const told = new Set(['new-order', 'confirmed-order', 'order-status-update', 'order-cancelled']);

/** What a frame says of the order's way; undefined when it speaks of something else (stations, settings). */
const sayingOf = (name: Name, { id, event, data }: Frame): string | undefined => {
  if (id === undefined) return undefined;
  const said = JSON.parse(data ?? 'null') as {
    status?: string;
    data?: { status: string };
    order_status?: string;
    state?: string;
  };
  if (name === 'campusbite') return said.data?.status;
  if (name === 'orders') return said.order_status;
  if (name === 'phone') return said.state;
  if (!told.has(event ?? '')) return undefined;
  return event === 'order-status-update' ? said.status : event;
};

/** One stream over all its connections. */
class Follower {
  readonly frames: Frame[] = [];
  readonly #name: Name;
  readonly #path: string;
  readonly #headers: Record<string, string>;
  #client: SseClient | undefined;

  constructor(name: Name, path: string, headers: Record<string, string>) {
    this.#name = name;
    this.#path = path;
    this.#headers = headers;
  }

  async open(base: string): Promise<void> {
    const last = this.frames.findLast(({ id }) => id !== undefined)?.id;
    this.#client = await new SseClient(base, this.#path, {
      headers: { ...this.#headers, ...(last === undefined ? {} : { 'last-event-id': last }) },
      onFrame: (frame) => this.frames.push(frame),
    }).opened();
    if (this.#client.status !== 200) throw new Error(`${this.#name}: ${this.#client.status}`);
  }

  get sayings(): string[] {
    return this.frames.flatMap((frame) => sayingOf(this.#name, frame) ?? []);
  }

  async until(count: number): Promise<void> {
    await this.#client?.until(
      () => this.sayings.length >= count,
      `${count} of ${this.#name}: ${this.sayings.join(' ')}`,
    );
  }

  close(): void {
    this.#client?.close();
  }
}

const live = async (steps: readonly Step[], killBefore: number | undefined): Promise<Record<string, string[]>> => {
  const { hub, data, end } = await ownHub();
  let running: HubProcess = hub;
  try {
    let venue = await furnish(hub.url, ownPassword);
    await venue.admin.call('PATCH', '/v1/settings', { kitchenAutoStart: false });
    const customer = await register(venue);
    const staff = venue.operator.headers as Record<string, string>;
    const mine = customer.headers as Record<string, string>;
    const followers = new Map<Name, Follower>([
      ['cashier', new Follower('cashier', '/events/cashier', staff)],
      ['display', new Follower('display', '/events/display', staff)],
      ['printer', new Follower('printer', '/events/printer', staff)],
      ['campusbite', new Follower('campusbite', `/api/notifications/subscribe?token=${customer.token}`, {})],
      ['orders', new Follower('orders', '/api/orders/stream', mine)],
    ]);
    for (const follower of followers.values()) await follower.open(venue.base);
    const { id } = await order(venue, customer);
    const phone = new Follower('phone', `/api/track/${id}/stream`, mine);
    await phone.open(venue.base);
    followers.set('phone', phone);

    for (const [index, step] of steps.entries()) {
      if (index === killBefore) {
        // A stream that has heard nothing yet knows no place to resume from, as no client of its own could.
        for (const follower of followers.values()) await follower.until(1);
        // What was answered before the cut is on the disk; what a stream has not shown yet it shows when it is back.
        await running.kill();
        running = await startHub({ data, adminPassword: ownPassword });
        venue = { ...venue, base: running.url, operator: caller(running.url, venue.operator.headers) };
        for (const follower of followers.values()) await follower.open(venue.base);
      }
      const { status, text } = await step(venue, id);
      if (status >= 300) throw new Error(`step ${index}: ${status} ${text}`);
    }
    for (const [name, follower] of followers) await follower.until(wanted[name].length);
    const heard = Object.fromEntries([...followers].map(([name, { sayings }]) => [name, sayings]));
    for (const follower of followers.values()) follower.close();
    return heard;
  } finally {
    await running.kill();
    await end();
  }
};

for (const [name, steps] of Object.entries(drivers)) {
  test(`one order through its whole life on every channel, driven by ${name}`, async () => {
    expect(await live(steps, undefined)).toEqual(wanted);
  });

  test(`the same with the hub killed in the middle, driven by ${name}`, async () => {
    expect(await live(steps, steps.length - 1)).toEqual(wanted);
  });
}
