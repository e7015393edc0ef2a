import { z } from 'zod';
import { instant } from './ids.ts';

export const checkLevel = z.enum(['ok', 'warn', 'fail']);
export type CheckLevel = z.infer<typeof checkLevel>;

export const checkNames = [
  'disk',
  'database',
  'commits',
  'clock',
  'backup',
  'printers',
  'slips',
  'streams',
  'memory',
  'shell',
  'autostart',
] as const;

/** `code` says which advice; `values` are its figures. */
export const checkResult = z.object({
  name: z.enum(checkNames),
  level: checkLevel,
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CheckResult = z.infer<typeof checkResult>;

export const diagnostics = z.object({
  at: instant,
  version: z.string(),
  checks: z.array(checkResult),
});
export type Diagnostics = z.infer<typeof diagnostics>;
