import type { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import type { ErrorForm } from '../../http/error-forms.ts';

/**
 * The reference's envelope, and FastAPI's `detail` beside it, which its own phone app looks for (seed-systems 1C). What was not
 * found is named in the details.
 */
export const cartError: ErrorForm = (refusal) => {
  const text = refusal.detail ?? refusal.message;
  const missing = refusal.status === 404;
  return {
    status_code: refusal.status,
    message: missing ? 'Resource not found' : text,
    details: missing ? { error: text } : refusal.status === 422 ? { errors: issuesOf(refusal) } : {},
    detail: text,
  };
};

const found = new WeakMap<Refusal, readonly z.core.$ZodIssue[]>();
const issuesOf = (refusal: Refusal) =>
  (found.get(refusal) ?? []).map(({ path, message, code }) => ({
    loc: ['body', ...path.map(String)],
    msg: message,
    type: code,
  }));

/** @throws Refusal unprocessable: 422 is this protocol's answer to a body that does not fit */
export const parseBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const refusal = new Refusal('unprocessable');
  found.set(refusal, parsed.error.issues);
  throw refusal;
};
