import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { caller } from './call.ts';
import type { Caller } from './call.ts';
import { confirmedOrder, createdOrder } from './schemas.ts';
import { SseClient } from './sse-client.ts';
import type { StreamOptions } from './sse-client.ts';

const withId = z.object({ id: z.string() });
const login = z.object({ id: z.number().int(), username: z.string(), role: z.string(), token: z.string().min(20) });

/** A server with a small menu of this suite's own and one caller of each kind. Nothing that was there is touched. */
export type Venue = {
  readonly base: string;
  readonly admin: Caller;
  readonly operator: Caller;
  readonly stranger: Caller;
  readonly printerKey: Caller;
  readonly webappKey: Caller;
  readonly operatorName: string;
  readonly operatorPassword: string;
  readonly register: string;
  readonly kitchenPrinter: string;
  readonly barPrinter: string;
  readonly category: string;
  readonly pizza: string;
  readonly beer: string;
  /** A food that no other test marks as sold out. */
  readonly cake: string;
};

export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });

export const logIn = async (base: string, username: string, password: string): Promise<z.infer<typeof login>> => {
  const reply = await caller(base).call('POST', '/auth/login', { username, password });
  if (reply.status !== 200) throw new Error(`login of ${username}: ${reply.status} ${reply.text}`);
  return login.parse(reply.body);
};

export const furnish = async (base: string, adminPassword: string): Promise<Venue> => {
  const mark = randomBytes(4).toString('hex');
  const admin = caller(base, bearer((await logIn(base, 'admin', adminPassword)).token));
  const make = async (path: string, body: object): Promise<string> => {
    const reply = await admin.call('POST', path, body);
    if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`);
    return withId.parse(reply.body).id;
  };
  const key = async (type: 'PRINTER' | 'WEBAPP'): Promise<Caller> => {
    const reply = await admin.call('POST', '/v1/api-keys', { name: `${type} ${mark}`, type });
    return caller(base, { 'x-api-key': z.object({ apiKey: z.string() }).parse(reply.body).apiKey });
  };
  const kitchenPrinter = await make('/v1/printers', { name: `Kitchen ${mark}`, ip: '192.0.2.1' });
  const barPrinter = await make('/v1/printers', { name: `Bar ${mark}`, ip: '192.0.2.2' });
  const kitchen = await make('/v1/categories', {
    name: `Dishes ${mark}`,
    position: 1,
    printerId: kitchenPrinter,
    stationId: null,
    available: true,
  });
  const bar = await make('/v1/categories', {
    name: `Drinks ${mark}`,
    position: 2,
    printerId: barPrinter,
    stationId: null,
    available: true,
  });
  const food = (name: string, price: number, categoryId: string, printerId: string): Promise<string> =>
    make('/v1/foods', {
      name: `${name} ${mark}`,
      description: 'for tests',
      price,
      available: true,
      categoryId,
      printerId,
    });
  const operatorName = `operator-${mark}`;
  const operatorPassword = randomBytes(12).toString('hex');
  const made = await admin.call('POST', '/v1/users', {
    username: operatorName,
    password: operatorPassword,
    role: 'operator',
    roleId: 'operator',
  });
  if (made.status !== 201) throw new Error(`POST /v1/users: ${made.status} ${made.text}`);
  return {
    base,
    admin,
    operator: caller(base, bearer((await logIn(base, operatorName, operatorPassword)).token)),
    stranger: caller(base),
    printerKey: await key('PRINTER'),
    webappKey: await key('WEBAPP'),
    operatorName,
    operatorPassword,
    register: await make('/v1/cash-registers', {
      name: `Till ${mark}`,
      enabled: true,
      defaultPrinterId: kitchenPrinter,
    }),
    kitchenPrinter,
    barPrinter,
    category: kitchen,
    pizza: await food('Margherita', 12.5, kitchen, kitchenPrinter),
    beer: await food('Beer', 4.5, bar, barPrinter),
    cake: await food('Cake', 3.25, kitchen, kitchenPrinter),
  };
};

export const payment = (venue: Venue, extra: object = {}): object => ({
  paymentMethod: 'CASH',
  cashRegisterId: venue.register,
  ...extra,
});

export const orderBody = (venue: Venue, extra: object = {}): object => ({
  table: '3',
  customer: 'John Doe',
  orderItems: [{ foodId: venue.pizza, quantity: 2, notes: 'Extra spicy', surcharge: 1 }],
  ...extra,
});

export const place = async (venue: Venue, extra: object = {}): Promise<z.infer<typeof createdOrder>> => {
  const reply = await venue.operator.call('POST', '/v1/orders', orderBody(venue, extra));
  if (reply.status !== 201) throw new Error(`POST /v1/orders: ${reply.status} ${reply.text}`);
  return createdOrder.parse(reply.body);
};

/** Placed and paid in one call. */
export const sell = async (venue: Venue, extra: object = {}): Promise<z.infer<typeof confirmedOrder>> => {
  const reply = await venue.operator.call(
    'POST',
    '/v1/orders',
    orderBody(venue, { confirm: payment(venue), ...extra }),
  );
  if (reply.status !== 201) throw new Error(`POST /v1/orders: ${reply.status} ${reply.text}`);
  return confirmedOrder.parse(reply.body);
};

export const listen = async (
  venue: Venue,
  path: string,
  who: Caller = venue.operator,
  options: StreamOptions = {},
): Promise<SseClient> => {
  const client = await new SseClient(venue.base, path, {
    ...options,
    headers: { ...who.headers, ...options.headers },
  }).opened();
  if (client.status !== 200) throw new Error(`GET ${path}: ${client.status}`);
  return client;
};
