import { z } from 'zod';
import { instant } from './ids.ts';

const word = z.string().trim().min(1).max(100).optional();

/** `format=csv`: the whole of what fits, as a file. */
export const auditQuery = z.object({
  who: word,
  area: word,
  text: word,
  order: z.coerce.number().int().positive().max(999_999_999).optional(),
  from: instant.optional(),
  to: instant.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  format: z.enum(['json', 'csv']).default('json'),
});

export const auditEntry = z.object({
  /** Null: an event of the order itself, not something a person asked for. */
  id: z.number().int().nullable(),
  at: instant,
  who: z.string(),
  area: z.string(),
  /** "PATCH /v1/foods/:id", or the name of an event. */
  action: z.string(),
  subject: z.string().nullable(),
  name: z.string().nullable(),
  orderId: z.number().int().nullable(),
  /** What was asked, without secrets. */
  detail: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  data: z.array(auditEntry),
  areas: z.array(z.string()),
  pagination: z.object({
    totalItems: z.number().int(),
    currentPage: z.number().int(),
    totalPages: z.number().int(),
  }),
});
export type AuditPage = z.infer<typeof auditPage>;
