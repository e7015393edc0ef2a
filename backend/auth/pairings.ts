import { Refusal } from '#contract/errors.ts';
import type { DeviceKind } from '#contract/pairings.ts';
import type { Clock, Random } from '../store/ports.ts';
import { createLimiter } from './limiter.ts';
import { digest, sameSecret } from './tokens.ts';

// Time to find the manager; a code that is forgotten on a screen is soon nobody's.
const PAIRING_MS = 10 * 60_000;
/** From one address: a screen that is opened anew again and again, not a program that fills the table. */
const ASKS = { max: 20, windowMs: 10 * 60_000 };
// More screens than any house pairs at once; what is past its time makes room.
const MAX_OPEN = 100;
// Without letters and digits that are taken for each other: 0 O, 1 I L, 5 S, 8 B, 2 Z.
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679';
const LENGTH = 6;

/** What a screen or station is let in with: whom it may be, or the text of its key. */
type Let = { personId: number } | { key: string };
type Pairing = {
  id: string;
  kind: DeviceKind;
  code: string;
  secretHash: string;
  expiresAt: number;
  /** Null: nobody has confirmed it yet. */
  given: Let | null;
};

/**
 * Screens that ask to be let in. Kept in memory: after a restart of the hub a screen simply asks again. Whoever confirms the code
 * lets in the one screen that knows the secret, once.
 */
export const createPairings = ({ clock, random }: { clock: Clock; random: Random }) => {
  const open = new Map<string, Pairing>();
  const asks = createLimiter({ ...ASKS, clock });
  const text = (bytes: number): string => Buffer.from(random.bytes(bytes)).toString('base64url');

  const live = (pairing: Pairing | undefined): Pairing | undefined => {
    // Also gone when the clock was set back: a code must not live longer than it says.
    if (!pairing) return undefined;
    const left = pairing.expiresAt - clock.now();
    if (left > 0 && left <= PAIRING_MS) return pairing;
    open.delete(pairing.id);
    return undefined;
  };
  const sweep = (): void => {
    for (const pairing of open.values()) live(pairing);
  };

  const newCode = (): string => {
    for (;;) {
      // 25 letters: bytes from 250 on would make the first ones likelier.
      const fair = [...random.bytes(4 * LENGTH)].filter((byte) => byte < 250);
      const code = fair
        .slice(0, LENGTH)
        .map((byte) => LETTERS[byte % LETTERS.length])
        .join('');
      if (code.length === LENGTH && ![...open.values()].some((one) => one.code === code)) return code;
    }
  };

  return {
    /** @throws Refusal too-many-requests */
    ask(address: string, kind: DeviceKind): { id: string; code: string; secret: string; expiresAt: number } {
      asks.take(address);
      sweep();
      if (open.size >= MAX_OPEN) throw new Refusal('too-many-requests', undefined, 60);
      const secret = text(24);
      const pairing = { id: text(9), kind, code: newCode(), expiresAt: clock.now() + PAIRING_MS, given: null };
      open.set(pairing.id, { ...pairing, secretHash: digest(secret) });
      return { id: pairing.id, code: pairing.code, secret, expiresAt: pairing.expiresAt };
    },

    /**
     * What the asker with this secret is let in with; null as long as nobody has confirmed it. Handed out once.
     * @throws Refusal pairing-unknown, the same for a wrong secret
     */
    claim(id: string, secret: string): { given: Let | null; expiresAt: number } {
      const pairing = live(open.get(id));
      if (!pairing || !sameSecret(digest(secret), pairing.secretHash)) throw new Refusal('pairing-unknown');
      if (pairing.given !== null) open.delete(id);
      return { given: pairing.given, expiresAt: pairing.expiresAt };
    },

    /** Takes a code out of everybody's reach but the one who confirms it. @throws Refusal pairing-unknown */
    take(code: string): { kind: DeviceKind; accept(given: Let): void; putBack(): void } {
      const wanted = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
      const pairing = [...open.values()].find((one) => one.code === wanted);
      if (!live(pairing) || !pairing || pairing.given !== null) throw new Refusal('pairing-unknown');
      const shown = pairing.code;
      pairing.code = '';
      return {
        kind: pairing.kind,
        accept: (given) => {
          pairing.given = given;
        },
        putBack: () => {
          pairing.code = shown;
        },
      };
    },
  };
};
export type Pairings = ReturnType<typeof createPairings>;
