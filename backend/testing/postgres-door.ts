/**
 * Where tests ask for PostgreSQL: an address of the run's own process, which starts it for the first who asks and ends it with the
 * run. Without its programs, the reason.
 */
export type PostgresDoor =
  | { readonly url: string; readonly reason?: undefined }
  | { readonly url?: undefined; readonly reason: string };

/** A server behind the door; `number` is its name there. `url` is without a database. */
export type OpenedServer = { readonly number: number; readonly url: string };

declare module 'vitest' {
  // What the global setup hands to the workers.
  interface ProvidedContext {
    postgres: PostgresDoor;
  }
}
