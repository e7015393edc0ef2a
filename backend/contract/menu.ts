import { z } from 'zod';
import { allergen } from './allergens.ts';
import { opaqueId } from './ids.ts';
import { decimalInput, decimalString } from './money.ts';
import { flagQuery, oneOrMany } from './query.ts';

const name = z.string().trim().min(1).max(100);
const position = z.number().int().min(0).max(10_000);

// More than that of one dish is paper for nobody.
const printerIds = z.array(opaqueId).max(5);

/** `printerIds`: the station's own printers; each gets every line of the station. Not named: none at first, as they were later. */
export const stationInput = z.object({ name, printerIds: printerIds.optional() });

export const categoryInput = z.object({
  name,
  available: z.boolean().default(true),
  position: position.default(0),
  printerId: opaqueId.nullish(),
  stationId: opaqueId.nullish(),
});
/** PUT and PATCH alike: what is not named stays as it is. */
export const categoryChange = z.object({
  name: name.optional(),
  available: z.boolean().optional(),
  position: position.optional(),
  printerId: opaqueId.nullish(),
  stationId: opaqueId.nullish(),
});
export type CategoryChange = z.infer<typeof categoryChange>;

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

/** `surcharge`: what it costs to add it to a dish. `addable`, `removable`: what a line of an order may do with it. */
export const ingredientInput = z.object({
  name,
  surcharge: decimalInput.min(0).default(0.5),
  addable: z.boolean().default(true),
  removable: z.boolean().default(true),
});
export const ingredientChange = z.object({
  name: name.optional(),
  surcharge: decimalInput.min(0).optional(),
  addable: z.boolean().optional(),
  removable: z.boolean().optional(),
});
export type IngredientChange = z.infer<typeof ingredientChange>;
export const ingredientWire = z.object({
  id: opaqueId,
  name: z.string(),
  surcharge: decimalString,
  addable: z.boolean(),
  removable: z.boolean(),
});
export type IngredientWire = z.infer<typeof ingredientWire>;

const description = z.string().max(250).nullish();
const price = decimalInput.min(0.01);
// More than any recipe; a limit keeps one request from writing rows for seconds.
const ingredients = z.array(z.object({ id: opaqueId })).max(100);
const foodAllergens = z.array(allergen).max(14);

export const foodInput = z.object({
  name,
  description,
  price,
  available: z.boolean().default(true),
  categoryId: opaqueId,
  printerId: opaqueId.nullish(),
  ingredients: ingredients.optional(),
  allergens: foodAllergens.default([]),
  position: position.default(0),
});
export type FoodInput = z.infer<typeof foodInput>;
/** PATCH: what is not named stays as it is. */
export const foodChange = z.object({
  name: name.optional(),
  description,
  price: price.optional(),
  available: z.boolean().optional(),
  categoryId: opaqueId.optional(),
  printerId: opaqueId.nullish(),
  ingredients: ingredients.optional(),
  allergens: foodAllergens.optional(),
  position: position.optional(),
});
export type FoodChange = z.infer<typeof foodChange>;
/** PUT names the dish, its price and its place; the rest stays as it is when it is not named. */
export const foodPut = foodChange.required({ name: true, price: true, categoryId: true });

export const plainFoodWire = z.object({
  id: opaqueId,
  name: z.string(),
  description: z.string().nullable(),
  price: decimalString,
  available: z.boolean(),
  categoryId: opaqueId,
  printerId: opaqueId.nullable(),
  ingredients: z.array(ingredientWire).optional(),
  /** In the order of the regulation. */
  allergens: z.array(allergen),
  /** Among the foods of its category; those of one position stand by name. */
  position: z.number().int(),
  /** Address of its photo, which is good for ever; another photo has another one. */
  picture: z.string().nullable(),
});
export type PlainFoodWire = z.infer<typeof plainFoodWire>;
export const foodWire = plainFoodWire.extend({ category: categoryWire });
export type FoodWire = z.infer<typeof foodWire>;

export const categoryWithFoods = categoryWire.extend({ foods: z.array(plainFoodWire).optional() });
export type CategoryWithFoods = z.infer<typeof categoryWithFoods>;

export const stationWire = z.object({
  id: opaqueId,
  name: z.string(),
  printerIds: z.array(opaqueId),
  categories: z.array(categoryWithFoods).optional(),
});
export type StationWire = z.infer<typeof stationWire>;

export const foodQuery = z.object({
  available: flagQuery,
  /** Names of categories. */
  category: oneOrMany(z.string().max(100)),
  include: oneOrMany(z.enum(['ingredients'])),
});
export const categoryQuery = z.object({
  available: flagQuery,
  foodsAvailable: z.enum(['true', 'false', 'all']).optional(),
  include: oneOrMany(z.enum(['foods', 'foods.ingredients'])),
});
export const stationQuery = z.object({
  include: oneOrMany(z.enum(['categories', 'categories.foods', 'categories.foods.ingredients'])),
});
