/** Orders of the load profile L: five lines in the mean, 14 at the 95th percentile, some with a note. */
import type { BenchHub } from '../customers/hub.ts';

export type Evening = {
  sell(): Promise<number>;
  move(id: number, status: 'COMPLETED' | 'PICKED_UP'): Promise<void>;
};

/** The same evening for everybody: a small generator with a fixed seed (Park and Miller). */
const dice = (): (() => number) => {
  let seed = 20260815;
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
};

export const startEvening = async (hub: BenchHub): Promise<Evening> => {
  const foods = (await hub.call('GET', '/v1/foods', undefined, hub.adminToken)) as { id: string }[];
  const [register] = (await hub.call('GET', '/v1/cash-registers', undefined, hub.adminToken)) as { id: string }[];
  const random = dice();
  return {
    sell: async () => {
      const lines = Math.min(25, 1 + Math.floor(-Math.log(1 - random()) * 4.2));
      const orderItems = Array.from({ length: lines }, () => ({
        foodId: foods[Math.floor(random() * foods.length)]?.id,
        quantity: 1 + Math.floor(random() * 3),
        ...(random() < 0.2 ? { notes: 'senza cipolla, ben cotto' } : {}),
      }));
      const confirm = { paymentMethod: 'CASH', cashRegisterId: register?.id };
      const { id } = (await hub.call('POST', '/v1/orders', { orderItems, confirm }, hub.adminToken)) as { id: number };
      return id;
    },
    move: async (id, status) => {
      await hub.call('PATCH', `/v1/orders/${id}`, { status }, hub.adminToken);
    },
  };
};
