import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { exitPin } from '../machine-settings.ts';
import type { Clock, Log } from '../ports.ts';
import { parseJson } from './parse-json.ts';

const record = z.object({
  version: z.literal(1),
  salt: z.string().max(100),
  hash: z.string().max(200),
  cost: z.number().int().min(1024).max(1_048_576),
  wrong: z.number().int().min(0),
  /** Epoch ms until which nothing is tried. */
  lockedUntil: z.number(),
});
export type ExitRecord = z.infer<typeof record>;

export type ExitLockDeps = {
  /** Text of the kept file, undefined when there is none. */
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** scrypt's N; smaller in tests alone. */
  readonly cost?: number;
};

export type Unlock = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

export type ExitLock = {
  /** Whether a PIN was ever set. Without one everybody may leave the kiosk, and the diagnostics say so. */
  isSet(): boolean;
  set(pin: string): Promise<void>;
  check(pin: string): Promise<Unlock>;
};

// Below what a person types, above what a thief has time for: 10,000 PINs at these delays take weeks.
const FREE_TRIES = 5;
const FIRST_WAIT = 30_000;
const MAX_WAIT = 15 * 60_000;
// About 80 ms on a small kiosk machine.
const COST = 32_768;

/**
 * The PIN that lets a person out of the kiosk. Kept as a salted scrypt hash; wrong tries are kept too, so that a restart of the
 * machine gives no new ones. A record that cannot be read locks: tampering must not open the door.
 */
export const createExitLock = (deps: ExitLockDeps): ExitLock => {
  const { clock, log } = deps;
  // One try at a time: a hundred sent at once must not all be judged against the same count.
  let turn: Promise<unknown> = Promise.resolve();

  const stored = (): ExitRecord | 'none' | 'broken' => {
    const text = deps.read();
    if (text === undefined) return 'none';
    const parsed = record.safeParse(parseJson(text));
    return parsed.success ? parsed.data : 'broken';
  };

  const keep = (next: ExitRecord): void => deps.write(JSON.stringify(next));

  const set = async (pin: string): Promise<void> => {
    const cost = deps.cost ?? COST;
    const salt = randomBytes(16);
    const hash = await derive(exitPin.parse(pin), salt, cost);
    keep({
      version: 1,
      salt: salt.toString('base64'),
      hash: hash.toString('base64'),
      cost,
      wrong: 0,
      lockedUntil: 0,
    });
  };

  const check = async (pin: string): Promise<Unlock> => {
    const known = stored();
    if (known === 'none') return { ok: true };
    if (known === 'broken') {
      log.error({}, 'the exit PIN cannot be read; put the file exit-pin-reset into the data folder to remove it');
      return { ok: false, waitMs: MAX_WAIT };
    }
    const now = clock.now();
    // A clock that was set back must not lock for years.
    const waitMs = Math.min(MAX_WAIT, known.lockedUntil - now);
    if (waitMs > 0) return { ok: false, waitMs };
    if (await matches(pin, known)) {
      if (known.wrong > 0) keep({ ...known, wrong: 0, lockedUntil: 0 });
      log.info({}, 'the kiosk was unlocked with its PIN');
      return { ok: true };
    }
    const wrong = known.wrong + 1;
    const wait = wrong < FREE_TRIES ? 0 : Math.min(MAX_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES));
    keep({ ...known, wrong, lockedUntil: now + wait });
    log.warn({ wrong, waitMs: wait }, 'a wrong exit PIN');
    return { ok: false, waitMs: wait };
  };

  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const result = turn.then(job, job);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    isSet: () => stored() !== 'none',
    set: (pin) => inTurn(() => set(pin)),
    check: (pin) => inTurn(() => check(pin)),
  };
};

const HASH_BYTES = 32;
/** False, too, for a record whose parts do not fit together. */
const matches = async (pin: string, { salt, hash, cost }: ExitRecord): Promise<boolean> => {
  const wanted = Buffer.from(hash, 'base64');
  const found = await derive(pin, Buffer.from(salt, 'base64'), cost).catch(() => undefined);
  return found !== undefined && wanted.length === HASH_BYTES && timingSafeEqual(found, wanted);
};
const derive = (pin: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Node refuses more than 32 MB by itself; N = 32768 with r = 8 takes just that.
    scrypt(pin.slice(0, 64), salt, HASH_BYTES, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
