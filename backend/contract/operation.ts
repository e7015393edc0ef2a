import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** Who may call: roles, keys, the station that started the hub; `public` is everybody. */
export type Caller = 'public' | 'admin' | 'maintainer' | 'operator' | 'customer' | 'PRINTER' | 'WEBAPP' | 'station';

/** One line of the route table: what `/api-docs.json` is made of. Its schemas are those the route itself parses with. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Fastify has it: `/v1/orders/:id`. */
  path: string;
  tag: string;
  summary: string;
  who: readonly Caller[];
  query?: z.ZodType;
  body?: z.ZodType;
  /** Status → schema of the answer; a string names a type that is not JSON, null an empty body. */
  answers: Readonly<Record<number, z.ZodType | string | null>>;
  /** Beside those that every route with a body, or with callers, can give. */
  errors?: readonly ErrorCode[];
};
