import { describe, expect, it } from 'vitest';
import { planConfirmed } from './plan-jobs.ts';
import { fallbackPrinter, kitchenRoutes, namedPrinters, NO_PRINTER, receiptPrinter } from './routing.ts';
import { someConfig, someItem, someOrder, someSettings } from './testing/fixtures.ts';

const config = someConfig();
const items = [
  someItem('1', { printerId: 'kitchen' }),
  someItem('2', { printerId: 'bar' }),
  someItem('3', { printerId: null }),
  someItem('4', { printerId: 'gone' }),
];
const routes = (present = config): Record<string, string[]> =>
  Object.fromEntries(
    [...kitchenRoutes(items, 'till', present)].map(([id, lines]) => [id, lines.map((line) => line.id)]),
  );

describe('routing', () => {
  it('sends each line to its printer, the rest to the register’s own', () => {
    expect(routes()).toEqual({ kitchen: ['1'], bar: ['2'], front: ['3', '4'] });
  });

  it('sends a line to every printer the hub gave it, as far as there still are any', () => {
    const routed = (printerIds: string[]) =>
      Object.fromEntries(
        [...kitchenRoutes([someItem('1', { printerIds }), someItem('2', { printerId: 'bar' })], 'till', config)].map(
          ([id, lines]) => [id, lines.map((line) => line.id)],
        ),
      );
    expect(routed(['kitchen', 'bar'])).toEqual({ kitchen: ['1'], bar: ['1', '2'] });
    expect(routed(['gone', 'kitchen'])).toEqual({ kitchen: ['1'], bar: ['2'] });
    expect(routed(['gone'])).toEqual({ front: ['1'], bar: ['2'] });
  });

  it('prefers the house’s default printer for orphans, and takes any printer before none', () => {
    expect(routes(someConfig({ settings: someSettings({ defaultPrinterId: 'bar' }) }))).toEqual({
      kitchen: ['1'],
      bar: ['2', '3', '4'],
    });
    const bare = someConfig({ registers: [], settings: someSettings({ defaultPrinterId: 'gone' }) });
    expect(fallbackPrinter(bare, 'till')).toBe('kitchen');
    expect(fallbackPrinter({ ...bare, printers: [] }, 'till')).toBe(NO_PRINTER);
  });

  it('prints the receipt where the money was taken', () => {
    expect(receiptPrinter({ cashRegisterId: 'till' }, config)).toBe('front');
    expect(receiptPrinter({ cashRegisterId: null }, config)).toBe('kitchen');
  });

  it('cancels on the named printers, once each, and never nowhere', () => {
    expect(namedPrinters(['bar', 'gone', 'bar'], config)).toEqual(['bar', 'kitchen']);
  });

  it('loses no line and doubles none', () => {
    const { jobs } = planConfirmed(someOrder(1, { orderItems: items }), config);
    expect(jobs.map((job) => `${job.printerId} ${job.document}`)).toEqual([
      'kitchen kitchen-ticket',
      'bar kitchen-ticket',
      'front kitchen-ticket',
      'front receipt',
    ]);
    expect(new Set(jobs.map((job) => job.key)).size).toBe(4);
  });
});
