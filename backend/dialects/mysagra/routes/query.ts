import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refusal } from '#contract/errors.ts';

// `status[]=A` is what axios sends for an array (mysagra reference 1).
const unbracketed = (query: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => [name.replace(/\[\]$/, ''), value]),
  );

/** The query string as `schema` has it; `name=A&name=B` and `name[]=A` alike. @throws ZodError */
export const queryOf = <T extends z.ZodType>(request: Pick<FastifyRequest, 'query'>, schema: T): z.output<T> =>
  schema.parse(unbracketed(request.query));

export type ById = { Params: { id: string } };

/** @throws Refusal not-found for what no person can have */
export const personIdIn = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('not-found');
  return Number(text);
};
