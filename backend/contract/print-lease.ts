import { z } from 'zod';
import { instant } from './ids.ts';

/** Silence after which another station may print. A station renews every four seconds, every second while the hub does not answer; one that stands by asks every three. */
export const PRINT_LEASE_MS = 10_000;

const stationId = z.string().min(1).max(64);
const token = z.number().int().min(0);

/** A station that wants to print, or goes on printing. `token`: the one it holds, null: none. */
export const printLeaseClaim = z.object({
  stationId,
  name: z.string().trim().min(1).max(80),
  token: token.nullable(),
  /** It stops: another one need not wait. */
  release: z.boolean().default(false),
});
export type PrintLeaseClaim = z.infer<typeof printLeaseClaim>;

const holder = z.object({ stationId, name: z.string(), token });

export type PrintHolder = z.infer<typeof holder>;

/** `mine`: who asked prints. When it is newly granted: `before`, who printed until then, and the id of the event that says so. */
export const printLeaseAnswer = z.object({
  mine: z.boolean(),
  holder,
  granted: z.object({ before: holder.nullable(), event: z.string() }).nullable(),
});
export type PrintLeaseAnswer = z.infer<typeof printLeaseAnswer>;

/** Who prints now; `alive` false: nobody has been heard of for ten seconds. */
export const printLeaseState = z.object({ holder: holder.nullable(), alive: z.boolean(), until: instant.nullable() });

/** With it a report is refused when another station prints by now. */
export const reportingStation = z.object({ id: stationId, token });

/** Another station prints from here on. */
export const printOwner = z.object({ stationId, name: z.string(), token });
