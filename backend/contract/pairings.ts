import { z } from 'zod';
import { sessionAnswer } from './people.ts';

/** Header with the secret that only the screen knows which asked to be paired. */
export const PAIRING_HEADER = 'x-pairing-secret';

/** `screen`: a page that becomes an operator of its own; `station`: a print station that gets a key of its own. */
export const deviceKind = z.enum(['screen', 'station']);
export type DeviceKind = z.infer<typeof deviceKind>;
export const pairingInput = z.object({ kind: deviceKind.default('screen') }).default({ kind: 'screen' });

/** What a screen that nobody is signed in on shows: the code; the secret it keeps. */
export const pairingWire = z.object({
  id: z.string(),
  code: z.string(),
  secret: z.string(),
  expiresAt: z.iso.datetime(),
});
export type PairingWire = z.infer<typeof pairingWire>;

/** `waiting`: nobody has confirmed the code yet. */
export const pairingState = z.object({ state: z.literal('waiting'), expiresAt: z.iso.datetime() });
export const pairingClaim = z.union([
  pairingState,
  sessionAnswer.extend({ state: z.literal('paired') }),
  /** `key`: of type PRINTER, said this once. */
  z.object({ state: z.literal('key'), key: z.string() }),
]);
export type PairingClaim = z.infer<typeof pairingClaim>;

const name = z.string().trim().min(1).max(40);

/** As it is read off a screen: lower case, blanks and hyphens are the same code. */
export const deviceInput = z.object({ code: z.string().trim().min(1).max(20), name });
export const deviceChange = z.object({ name });
export const deviceWire = z.object({
  id: z.string(),
  kind: deviceKind,
  name: z.string(),
  pairedAt: z.iso.datetime(),
  /** "" for a key that somebody made by hand. */
  pairedBy: z.string(),
  /** Null: never since it was paired. */
  lastSeenAt: z.iso.datetime().nullable(),
  address: z.string().nullable(),
  /** It listens right now. */
  live: z.boolean(),
});
export type DeviceWire = z.infer<typeof deviceWire>;
