import { z } from 'zod';
import type { Operation } from '#contract/operation.ts';

type Told = Pick<Operation, 'who' | 'errors' | 'query' | 'body'> & { summary?: string; answer?: z.ZodType };
type Verbs = Partial<Record<'list' | 'get' | 'add' | 'put' | 'patch' | 'remove', Told>>;

const spoken = {
  list: 'All',
  get: 'One',
  add: 'New',
  put: 'Change what is named',
  patch: 'Change what is named',
  remove: 'Delete',
};
const methods = { list: 'GET', get: 'GET', add: 'POST', put: 'PUT', patch: 'PATCH', remove: 'DELETE' } as const;

/** The operations of a kind of record: the same six everywhere, each with what is its own. */
export const resource = (tag: string, path: string, wire: z.ZodType, verbs: Verbs): Operation[] =>
  Object.entries(verbs).map(([name, { answer, summary, errors = [], ...told }]) => {
    const verb = name as keyof Verbs;
    const one = verb !== 'list' && verb !== 'add';
    const edits = verb === 'put' || verb === 'patch';
    const shape = answer ?? (verb === 'list' ? z.array(wire) : wire);
    return {
      method: methods[verb],
      path: one ? `${path}/:id` : path,
      tag,
      summary: summary ?? spoken[verb],
      ...told,
      answers: verb === 'remove' ? { 204: null } : { [verb === 'add' ? 201 : 200]: shape },
      errors: [
        ...(one ? (['not-found'] as const) : []),
        // With `If-Match` only.
        ...(edits ? (['changed-meanwhile'] as const) : []),
        ...errors,
      ],
    };
  });
