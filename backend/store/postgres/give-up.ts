import type { Client } from 'pg';

/** Longer than the server's own limits of a hub's connections: what it can still say itself says more. */
export const ANSWER_MS = 8_000;

type Socketed = { readonly connection: { readonly stream: { destroy(): void } } };

/** At once, without a goodbye that nobody may answer. The library knows its socket, its types do not. */
export const hangUp = (client: Client): void => (client as unknown as Socketed).connection.stream.destroy();

/**
 * From now on the connection is given up when a statement is not answered within `ANSWER_MS`: a network that swallows
 * everything says no goodbye, and the kernel notices it after hours. Its statements fail with "Connection terminated".
 */
export const giveUpWhenDeaf = (client: Client): void => {
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  const guarded = (...args: readonly unknown[]): unknown => {
    const result = query(...args);
    if (!(result instanceof Promise)) return result;
    const timer = setTimeout(() => hangUp(client), ANSWER_MS);
    return result.finally(() => clearTimeout(timer));
  };
  client.query = guarded as typeof client.query;
};
