import { allergens, type Allergen } from '#contract/allergens.ts';
import { cents, toDecimalString } from '#contract/money.ts';
import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { CategoryWire, FoodWire, IngredientWire, PlainFoodWire } from '#contract/menu.ts';
import type { PrinterRow, RegisterRow } from '../../store/devices.ts';
import type { IngredientRow } from '../../store/ingredients.ts';
import type { CategoryRow, FoodRow } from '../../store/menu.ts';

export const toCategoryWire = (row: CategoryRow): CategoryWire => ({
  id: row.id,
  name: row.name,
  available: row.available === 1,
  position: row.position,
  printerId: row.printer_id,
  stationId: row.station_id,
  image: row.image,
});

export const toIngredientWire = (row: IngredientRow): IngredientWire => ({
  id: row.id,
  name: row.name,
  surcharge: toDecimalString(cents(row.surcharge)),
  addable: row.addable === 1,
  removable: row.removable === 1,
});

const toAllergens = (stored: string): Allergen[] => {
  const named = JSON.parse(stored) as Allergen[];
  return allergens.filter((one) => named.includes(one));
};

/** `ingredients` only where they were asked for. */
export const toPlainFoodWire = (row: FoodRow, ingredients?: readonly IngredientRow[]): PlainFoodWire => ({
  id: row.id,
  name: row.name,
  description: row.description,
  price: toDecimalString(cents(row.price)),
  available: row.available === 1,
  categoryId: row.category_id,
  printerId: row.printer_id,
  ...(ingredients ? { ingredients: ingredients.map(toIngredientWire) } : {}),
  allergens: toAllergens(row.allergens),
  position: row.position,
  picture: row.picture === null ? null : `/v1/pictures/${row.picture}.webp`,
});

export const toFoodWire = (row: FoodRow, category: CategoryRow, ingredients?: readonly IngredientRow[]): FoodWire => ({
  ...toPlainFoodWire(row, ingredients),
  category: toCategoryWire(category),
});

export const toPrinterWire = (row: PrinterRow): PrinterWire => ({
  id: row.id,
  name: row.name,
  ip: row.ip,
  mac: row.mac,
  port: row.port,
  description: row.description,
  status: row.status,
  detail: row.detail,
  columns: row.columns === 32 || row.columns === 42 ? row.columns : 48,
  demo: row.demo === 1,
  failoverPrinterId: row.failover_printer_id,
  copies: row.copies,
  openDrawer: row.open_drawer === 1,
  connection: row.connection,
  target: row.target,
  letters: row.letters,
});

export const toRegisterWire = (row: RegisterRow, printer?: PrinterRow | null): RegisterWire => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled === 1,
  defaultPrinterId: row.default_printer_id,
  ...(printer === undefined ? {} : { defaultPrinter: printer && toPrinterWire(printer) }),
});
