import { z } from 'zod';
import { decimalString } from './money.ts';

/** A menu of more dishes than any house cooks; the limit keeps one file from holding up the tills. */
export const MAX_IMPORT_ROWS = 2000;
// Base64 of 1 MB: twenty times what 2000 full rows take.
const MAX_FILE = 1_400_000;

/** `file`: the CSV's bytes in base64, whatever their encoding. `remove`: foods that are not in it go from the menu. */
export const importInput = z.object({ file: z.base64().max(MAX_FILE), remove: z.boolean().default(false) });
/** `token`: of the preview that was accepted. */
export const importAccept = importInput.extend({ token: z.string().min(1).max(100) });

/** Why a file cannot be read at all. */
export const importRefusal = z.enum([
  'workbook',
  'not-text',
  'empty',
  'quotes',
  'long-row',
  'too-many-rows',
  'missing-column',
]);
/** What is wrong with a row. */
export const importFault = z.enum([
  'missing',
  'too-long',
  'price',
  'price-ambiguous',
  'price-range',
  'flag',
  'allergen',
  'unknown-printer',
  'duplicate-name',
  'name-taken',
  'two-stations',
  'too-many',
  'cells',
]);
export type ImportFault = z.infer<typeof importFault>;

/** `line`: as an editor counts them. `other`: the line it collides with. */
export const importProblem = z.object({
  line: z.number().int(),
  column: z.string(),
  fault: importFault,
  value: z.string(),
  other: z.number().int().optional(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importFields = [
  'name',
  'category',
  'price',
  'description',
  'available',
  'printer',
  'ingredients',
  'allergens',
  'station',
  'order',
] as const;
export const importField = z.object({ field: z.enum(importFields), from: z.string(), to: z.string() });
/** One thing that accepting the file would do. Names as they will be, of what goes as they were. */
export const importChange = z.object({
  kind: z.enum(['add', 'change', 'remove']),
  what: z.enum(['food', 'category', 'station', 'ingredient']),
  name: z.string(),
  /** Null: not from a row, but from there being none. */
  line: z.number().int().nullable(),
  price: decimalString.optional(),
  fields: z.array(importField),
});
export type ImportChange = z.infer<typeof importChange>;

export const importPreview = z.object({
  /** Null when it cannot be accepted: it has problems, or would change nothing. */
  token: z.string().nullable(),
  refused: z.object({ reason: importRefusal, line: z.number().int(), columns: z.array(z.string()) }).nullable(),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  rows: z.number().int(),
  /** Of the header, and not understood. */
  ignored: z.array(z.string()),
  problems: z.array(importProblem),
  /** All of them, also those beyond the first 200 that `problems` names. */
  problemCount: z.number().int(),
  changes: z.array(importChange),
  unchanged: z.number().int(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importDone = z.object({ added: z.number().int(), changed: z.number().int(), removed: z.number().int() });
export type ImportDone = z.infer<typeof importDone>;

export const exportQuery = z.object({ language: z.enum(['it', 'en']).optional() });

/** All categories, or all foods of one, in the order they shall stand in. Those that are not named come after, as they stood. */
export const menuOrderInput = z.object({
  categories: z.array(z.string().min(1).max(64)).max(1000).optional(),
  foods: z
    .object({ categoryId: z.string().min(1).max(64), ids: z.array(z.string().min(1).max(64)).max(MAX_IMPORT_ROWS) })
    .optional(),
});
export type MenuOrder = z.infer<typeof menuOrderInput>;
