import { z } from 'zod';
import { opaqueId } from './ids.ts';
import { decimalInput, decimalString } from './money.ts';

const name = z.string().trim().min(1).max(100);

export const stationInput = z.object({ name });
export const stationWire = z.object({ id: opaqueId, name: z.string() });
export type StationWire = z.infer<typeof stationWire>;

export const categoryInput = z.object({
  name,
  available: z.boolean().default(true),
  position: z.number().int().min(0).max(10_000).default(0),
  printerId: opaqueId.nullish(),
  stationId: opaqueId.nullish(),
});
export type CategoryInput = z.infer<typeof categoryInput>;

export const categoryWire = z.object({
  id: opaqueId,
  name: z.string(),
  available: z.boolean(),
  position: z.number().int(),
  printerId: opaqueId.nullable(),
  stationId: opaqueId.nullable(),
  image: z.string().nullable(),
});
export type CategoryWire = z.infer<typeof categoryWire>;

export const foodInput = z.object({
  name,
  description: z.string().max(250).nullish(),
  price: decimalInput.min(0.01),
  available: z.boolean().default(true),
  categoryId: opaqueId,
  printerId: opaqueId.nullish(),
});
export type FoodInput = z.infer<typeof foodInput>;

export const foodPatch = z.object({ available: z.boolean().optional(), printerId: opaqueId.nullish() });

export const foodWire = z.object({
  id: opaqueId,
  name: z.string(),
  description: z.string().nullable(),
  price: decimalString,
  available: z.boolean(),
  categoryId: opaqueId,
  printerId: opaqueId.nullable(),
  category: categoryWire,
});
export type FoodWire = z.infer<typeof foodWire>;

export const categoryWithFoods = categoryWire.extend({ foods: z.array(foodWire.omit({ category: true })).optional() });
