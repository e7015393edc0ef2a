/** A till: it sells with a key of its own for each sale, over a connection that stays open. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { House } from './house.ts';

export type Sold = {
  readonly hub: number;
  readonly status: number;
  /** Undefined when it was refused. */
  readonly order: number | undefined;
  /** performance.now() */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** Under which it can be found again: the customer's name. */
  readonly key: string;
};
export type Till = {
  /** Never rejects: a connection that broke is status 0. `key`: one of its own unless given. */
  sell(key?: string): Promise<Sold>;
  /** Any GET; its status. */
  look(path: string): Promise<number>;
  close(): void;
};

export const openTill = (house: House, hub: number, person = 0): Till => {
  // As many as are asked for at once: a sale that is not answered holds up no other one of a partition's probes.
  const agent = new Agent({ keepAlive: true });
  const headers = {
    authorization: `Bearer ${house.staff[person % house.staff.length]}`,
    'content-type': 'application/json',
  };
  const send = (method: string, path: string, more: object, body: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve) => {
      const lost = (): void => resolve({ status: 0, text: '' });
      const call = request(house.urls[hub] + path, { method, agent, headers: { ...headers, ...more } }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', lost);
      });
      call.on('error', lost);
      call.end(body);
    });
  return {
    sell: async (key = randomUUID()) => {
      const body = JSON.stringify({ ...house.sale, customer: key });
      const sentAt = performance.now();
      const { status, text } = await send('POST', '/v1/orders', { 'idempotency-key': key }, body);
      const answeredAt = performance.now();
      const order = status === 201 ? (JSON.parse(text) as { id: number }).id : undefined;
      return { hub, status, order, sentAt, answeredAt, key };
    },
    look: async (path) => (await send('GET', path, {}, '')).status,
    close: () => agent.destroy(),
  };
};

/** Tills that sell as fast as they are answered, spread over the hubs, until the time is over. */
export const sellFlatOut = async (house: House, count: number, ms: number): Promise<Sold[]> => {
  const sold: Sold[] = [];
  const end = performance.now() + ms;
  const one = async (index: number): Promise<void> => {
    const till = openTill(house, index % house.urls.length, index);
    while (performance.now() < end) sold.push(await till.sell());
    till.close();
  };
  await Promise.all(Array.from({ length: count }, (_, index) => one(index)));
  return sold;
};

/** Tills at these hubs that together sell `perSecond`; each waits for its answer before its next sale. */
export const sellSteadily = (
  house: House,
  hubs: readonly number[],
  perSecond: number,
): { stop(limitMs?: number): Promise<Sold[]> } => {
  const sold: Sold[] = [];
  let over = false;
  // Two a second is each one's pace, so that an answer that takes a little longer delays nobody.
  const count = Math.max(hubs.length, Math.ceil(perSecond / 2));
  const gap = (count * 1000) / perSecond;
  const begun = performance.now();
  const one = async (index: number): Promise<void> => {
    const till = openTill(house, hubs[index % hubs.length] ?? 0, index);
    for (let due = begun + (index * gap) / count; !over; due = Math.max(due + gap, performance.now())) {
      await new Promise((resume) => setTimeout(resume, Math.max(0, due - performance.now())));
      if (!over) sold.push(await till.sell());
    }
    till.close();
  };
  const all = Array.from({ length: count }, (_, index) => one(index));
  return {
    stop: async (limitMs = 15_000) => {
      over = true;
      // A sale that is never answered must not hold up the bench.
      await Promise.race([Promise.all(all), new Promise((resume) => setTimeout(resume, limitMs).unref())]);
      return sold;
    },
  };
};
