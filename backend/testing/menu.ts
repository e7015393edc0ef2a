import type { PrinterRow } from '../store/devices.ts';
import type { CategoryRow, FoodRow } from '../store/menu.ts';

/** Rows whose name is their id; everything else as it is given. */
export const sampleCategory = (id: string, some: Partial<CategoryRow> = {}): CategoryRow => ({
  id,
  name: id,
  available: 1,
  position: 0,
  printer_id: null,
  station_id: null,
  image: null,
  ...some,
});

export const sampleFood = (id: string, category_id: string, some: Partial<FoodRow> = {}): FoodRow => ({
  id,
  name: id,
  description: null,
  price: 800,
  available: 1,
  category_id,
  printer_id: null,
  allergens: '[]',
  position: 0,
  picture: null,
  ...some,
});

export const samplePrinter = (id: string, some: Partial<PrinterRow> = {}): PrinterRow => ({
  id,
  name: id,
  ip: null,
  mac: null,
  port: 9100,
  description: null,
  status: 'ONLINE',
  detail: null,
  columns: 48,
  demo: 0,
  failover_printer_id: null,
  copies: 1,
  open_drawer: 1,
  connection: 'network',
  target: null,
  letters: 'pc858',
  ...some,
});
