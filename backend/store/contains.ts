import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

const literal = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/**
 * Whether `text` is somewhere in `column`. Its signs mean themselves: a customer's "100%" must find itself, not everything. Capitals
 * count for nothing, as far as the alphabet goes without accents. Both are said here, for the engines' own ideas of them differ.
 */
export const contains = (column: Expression<string | null>, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`lower(${column}) like lower(cast(${`%${literal(text)}%`} as text)) escape '\\'`;
