import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { caller, type Caller } from './call.ts';
import { SseClient } from './sse-client.ts';
import { bearer, type Venue } from './venue.ts';

const session = z.object({
  success: z.literal(true),
  data: z.object({ accessToken: z.string().min(20), user: z.object({ id: z.union([z.number(), z.string()]) }) }),
});

/** What `POST /api/orders` answers about a new order. */
export const placed = z.object({
  id: z.uuid(),
  orderId: z.string().regex(/^[0-9a-f]{24}$/),
  orderNumber: z.string().regex(/^CB\d{8}\d{3,}$/),
  order_code: z.string().regex(/^ORD-[A-Z0-9]{6}$/),
  displayCode: z.string().min(2),
  order_status: z.literal('Order Received'),
  status: z.literal('placed'),
  total_qty: z.number().int(),
  final_amount: z.number(),
});
export type Placed = z.infer<typeof placed>;

export type Customer = Caller & { readonly token: string };

export const register = async (venue: Venue): Promise<Customer> => {
  const mark = randomBytes(5).toString('hex');
  const body = { name: `Customer ${mark}`, email: `${mark}@example.org`, password: randomBytes(9).toString('hex') };
  const reply = await venue.stranger.call('POST', '/api/auth/register', body);
  if (reply.status !== 201) throw new Error(`register: ${reply.status} ${reply.text}`);
  const token = session.parse(reply.body).data.accessToken;
  return { ...caller(venue.base, bearer(token)), token };
};

export const order = async (venue: Venue, customer: Caller): Promise<Placed> => {
  const items = [
    { product_id: venue.pizza, qty: 2 },
    { product_id: venue.beer, qty: 1 },
  ];
  const reply = await customer.call('POST', '/api/orders', { items });
  if (reply.status !== 201) throw new Error(`POST /api/orders: ${reply.status} ${reply.text}`);
  return z.object({ success: z.literal(true), data: placed }).parse(reply.body).data;
};

/** As the venue moves it; `body` in either dialect's words. @throws Error unless it was done */
export const move = async (venue: Venue, id: string, body: object): Promise<unknown> => {
  const reply = await venue.operator.call('PATCH', `/api/orders/${id}/status`, body);
  if (reply.status !== 200) throw new Error(`PATCH ${JSON.stringify(body)}: ${reply.status} ${reply.text}`);
  return reply.body;
};

export const subscribe = async (venue: Venue, path: string): Promise<SseClient> => {
  const client = await new SseClient(venue.base, path).opened();
  if (client.status !== 200) throw new Error(`GET ${path.split('?', 1)[0]}: ${client.status}`);
  return client;
};

/** Frames with a place in the log: what was announced, not the greeting. */
export const announced = (client: SseClient): { event: string | undefined; data: Record<string, unknown> }[] =>
  client.frames
    .filter(({ id }) => id !== undefined)
    .map(({ event, data }) => ({ event, data: JSON.parse(data ?? 'null') as Record<string, unknown> }));
