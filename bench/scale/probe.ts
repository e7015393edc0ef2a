/** Asks the hub that is cut off, once a second, for a sale and for a look; each by itself, whatever became of the one before. */
import { randomUUID } from 'node:crypto';
import type { House } from './house.ts';
import { openTill, type Sold } from './till.ts';

type Asked = { readonly sentAt: number; answeredAt: number | undefined; status: number };
export type AskedSale = Asked & { readonly key: string; sold: Sold | undefined };
export type Probe = {
  readonly sales: readonly AskedSale[];
  readonly looks: readonly Asked[];
  sell(): AskedSale;
  everySecondFor(ms: number): Promise<void>;
  /** Tries four times a second; the moment of the first sale that was taken, performance.now(), or undefined at the limit. */
  firstSale(limitMs: number): Promise<number | undefined>;
  close(): void;
};

const AGAIN_MS = 250;

export const createProbe = (house: House, hub: number): Probe => {
  const till = openTill(house, hub);
  const sales: AskedSale[] = [];
  const looks: Asked[] = [];
  const sell = (onTaken: (at: number) => void = () => undefined): AskedSale => {
    const asked: AskedSale = {
      key: randomUUID(),
      sentAt: performance.now(),
      answeredAt: undefined,
      status: 0,
      sold: undefined,
    };
    sales.push(asked);
    void till.sell(asked.key).then((sold) => {
      Object.assign(asked, { sold, answeredAt: sold.answeredAt, status: sold.status });
      if (sold.order !== undefined) onTaken(sold.answeredAt);
    });
    return asked;
  };
  const look = (): void => {
    const asked: Asked = { sentAt: performance.now(), answeredAt: undefined, status: 0 };
    looks.push(asked);
    void till.look('/v1/foods').then((status) => Object.assign(asked, { status, answeredAt: performance.now() }));
  };
  return {
    sales,
    looks,
    sell: () => sell(),
    everySecondFor: async (ms) => {
      for (const end = performance.now() + ms; performance.now() < end;) {
        sell();
        look();
        await new Promise((resume) => setTimeout(resume, Math.min(1_000, Math.max(0, end - performance.now()))));
      }
    },
    firstSale: async (limitMs) => {
      const taken = Promise.withResolvers<number | undefined>();
      const limit = setTimeout(() => taken.resolve(undefined), limitMs);
      const again = setInterval(() => sell(taken.resolve), AGAIN_MS);
      sell(taken.resolve);
      const at = await taken.promise;
      clearTimeout(limit);
      clearInterval(again);
      return at;
    },
    close: till.close,
  };
};
