// Class 08: connection; 57P: the server stops or starts; 53: too many connections, out of memory; 25P03: it has ended a session that said
// nothing in a transaction; 55P03: it let us wait long enough for the writer's lock; 25006: it is a standby now; 40P01: it gave this one
// up for another, a new release's step of the schema.
const AWAY =
  /^(08|57P|53[^1]|25P03|25006|55P03|40P01)|^(ECONN|ETIMEDOUT|EPIPE|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;

// What the driver says by itself, without a code; the last of it when the connection broke while a command was not asking anything.
const SAID = /^Connection terminated|^timeout exceeded when trying to connect|^Client .* is not queryable$/;

/** The database cannot be reached, is stopping, or is not up yet: nothing was carried out. */
export const isAway = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (typeof code === 'string' && AWAY.test(code)) || (typeof message === 'string' && SAID.test(message));
};
