import { z } from 'zod';

/** A query parameter that may be repeated: `status=A&status=B`, or `status[]=A` once the brackets are taken off. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(20).optional(),
  );

/** A switch in a query string. */
export const flagQuery = z.enum(['true', 'false']).optional();
