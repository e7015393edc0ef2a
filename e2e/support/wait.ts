import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Asks until the answer is not undefined. For facts that no event tells from outside (a file, a row of the hub's list);
 * after `limitMs` it throws with what it waited for.
 */
export const waitFor = async <T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = 15_000,
): Promise<T> => {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await pause(POLL_MS);
  }
};

/** The promise, or an error that names it after `limitMs`. */
export const within = async <T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new Error(`${what} took longer than ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(limit);
  }
};
