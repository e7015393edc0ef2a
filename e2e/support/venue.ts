import type { Api } from './api.ts';

export type Food = { readonly id: string; readonly name: string; readonly price: string };
export type Line = { readonly id: string; readonly quantity: number; readonly food: { readonly name: string } };
export type Order = {
  readonly id: number;
  readonly displayCode: string;
  readonly ticketNumber: number | null;
  readonly status: string;
  readonly total: string;
  readonly orderItems: readonly Line[];
};
export type PrintJob = {
  readonly key: string;
  readonly orderId: number | null;
  readonly state: string;
  readonly document: string;
};

/** Ports of network printers on this machine. */
export type Printers = { readonly kitchen: number; readonly bar: number; readonly receipts: number };

export type Venue = {
  readonly foods: { readonly lasagne: Food; readonly polenta: Food; readonly beer: Food };
  readonly registerId: string;
  /** Sells and takes the money; the answer is the confirmed order. */
  sell(lines: readonly { food: Food; quantity: number; notes?: string }[]): Promise<Order>;
};

type Made = { readonly id: string };

/** A small venue: kitchen and bar with a printer each, a till whose receipts come out of a third. */
export const furnish = async (api: Api, ports: Printers): Promise<Venue> => {
  const make = <T = Made>(path: string, body: unknown): Promise<T> => api.call<T>('POST', path, body);
  const printer = (name: string, port: number): Promise<Made> => make('/v1/printers', { name, ip: '127.0.0.1', port });

  const [kitchenPrinter, barPrinter, receiptPrinter] = [
    await printer('Kitchen printer', ports.kitchen),
    await printer('Bar printer', ports.bar),
    await printer('Receipt printer', ports.receipts),
  ];
  const category = async (name: string, station: string, printerId: string): Promise<string> => {
    const { id: stationId } = await make('/v1/stations', { name: station });
    return (await make('/v1/categories', { name, stationId, printerId })).id;
  };
  const firstCourses = await category('First courses', 'Kitchen', kitchenPrinter.id);
  const drinks = await category('Drinks', 'Bar', barPrinter.id);
  const food = (name: string, price: number, categoryId: string, printerId: string): Promise<Food> =>
    make<Food>('/v1/foods', { name, price, categoryId, printerId });

  const foods = {
    lasagne: await food('Lasagne', 9, firstCourses, kitchenPrinter.id),
    polenta: await food('Polenta e funghi', 7.5, firstCourses, kitchenPrinter.id),
    beer: await food('Birra', 4.5, drinks, barPrinter.id),
  };
  const register = await make('/v1/cash-registers', { name: 'Till 1', defaultPrinterId: receiptPrinter.id });

  return {
    foods,
    registerId: register.id,
    sell: (lines) =>
      make<Order>('/v1/orders', {
        orderItems: lines.map((line) => ({ foodId: line.food.id, quantity: line.quantity, notes: line.notes })),
        confirm: { paymentMethod: 'CASH', cashRegisterId: register.id },
      }),
  };
};

export const allOrders = async (api: Api): Promise<Order[]> => {
  const all: Order[] = [];
  for (let page = 1; ; page += 1) {
    const { data, pagination } = await api.call<{ data: Order[]; pagination: { totalPages: number } }>(
      'GET',
      `/v1/orders?include=items&limit=100&page=${page}`,
    );
    all.push(...data);
    if (page >= pagination.totalPages) return all;
  }
};

export const printJobs = async (api: Api): Promise<PrintJob[]> =>
  (await api.call<{ data: PrintJob[] }>('GET', '/v1/print-jobs')).data;
