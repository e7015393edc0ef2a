import { sender } from './api.ts';

export type Till = { readonly token: string; readonly registerId: string };
export type Sold = { readonly key: string; readonly ticketNumber: number; readonly items: readonly string[] };

export type Crowd = {
  /** Lets the tills sell so many more, as fast as they can. */
  release(count: number): void;
  /** Resolves when so many of all that were released are answered. */
  sold(count: number): Promise<void>;
  readonly answered: ReadonlyMap<string, Sold>;
  /** Answers that a till could not do anything with but try again, by their status; 0: the connection broke. */
  readonly troubles: ReadonlyMap<number, number>;
  /** Nothing is sold any more; rejects with what a till took for a fault. */
  end(): Promise<void>;
};

/**
 * Tills that sell at one address. One that is refused or cut off tries again under its Idempotency-Key until it is answered; any
 * refusal below 500 is a fault. `order(n)`: foods of the n-th sale.
 */
export const openTills = (url: string, tills: readonly Till[], order: (n: number) => readonly string[]): Crowd => {
  const answered = new Map<string, Sold>();
  const troubles = new Map<number, number>();
  const waiting: { count: number; resolve(): void }[] = [];
  let [released, next] = [0, 0];
  let woken = Promise.withResolvers<void>();
  let over = false;

  const attempt = async ({ token, registerId }: Till, key: string, items: readonly string[]) => {
    const send = sender(url, { authorization: `Bearer ${token}`, 'idempotency-key': key });
    const answer = await send('POST', '/v1/orders', {
      customer: key,
      orderItems: items.map((foodId) => ({ foodId, quantity: 1 })),
      confirm: { paymentMethod: 'CASH', cashRegisterId: registerId },
    }).catch(() => ({ status: 0, body: undefined }));
    if (answer.status === 201) return (answer.body as { ticketNumber: number }).ticketNumber;
    if (answer.status !== 0 && answer.status < 500)
      throw new Error(`${key} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    troubles.set(answer.status, (troubles.get(answer.status) ?? 0) + 1);
    return undefined;
  };

  const sell = async (till: Till): Promise<void> => {
    while (!over) {
      if (next >= released) {
        await woken.promise;
        continue;
      }
      const mine = next;
      next += 1;
      const key = `sale-${mine}`;
      const items = order(mine);
      let ticketNumber: number | undefined;
      while (ticketNumber === undefined) ticketNumber = await attempt(till, key, items);
      answered.set(key, { key, ticketNumber, items });
      for (const { count, resolve } of waiting) if (answered.size >= count) resolve();
    }
  };
  const selling = Promise.all(tills.map(sell));
  // A fault of a till is told to whoever waits.
  const failed = selling.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);

  return {
    release: (count) => {
      released += count;
      woken.resolve();
      woken = Promise.withResolvers();
    },
    sold: (count) => {
      const reached = Promise.withResolvers<void>();
      if (answered.size >= count) reached.resolve();
      else waiting.push({ count, resolve: reached.resolve });
      return Promise.race([reached.promise, failed]);
    },
    answered,
    troubles,
    end: async () => {
      over = true;
      woken.resolve();
      await selling;
    },
  };
};
