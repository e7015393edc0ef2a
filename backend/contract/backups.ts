import { z } from 'zod';
import { instant } from './ids.ts';

export const backupWire = z.object({ name: z.string(), at: instant, bytes: z.number().int() });
export type BackupWire = z.infer<typeof backupWire>;

export const backupContent = z.object({
  name: z.string(),
  sound: z.boolean(),
  /** Of a newer Passrail: it cannot be restored here. */
  newer: z.boolean(),
  venueName: z.string().nullable(),
  orders: z.number().int(),
  foods: z.number().int(),
  people: z.number().int(),
  lastOrderAt: instant.nullable(),
});
export type BackupContent = z.infer<typeof backupContent>;

export const restoreAnswer = z.object({ name: z.string(), restarting: z.literal(true) });
