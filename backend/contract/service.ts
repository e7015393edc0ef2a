import { z } from 'zod';

/** The line a hub writes on stdout when it accepts connections (design section 11). */
export const readyLine = z.object({
  ready: z.literal(true),
  url: z.string(),
  version: z.string(),
  pid: z.number().int(),
  /** `<logId>-<seq>` at start. */
  logHead: z.string(),
  /** The first administrator's password, only on the very first start and only when none was given. */
  adminPassword: z.string().optional(),
});
export type ReadyLine = z.infer<typeof readyLine>;

/** The one line on stderr, and the exit code, of a hub that cannot start. */
export const startFailures = {
  'data-folder-unwritable': 10,
  'data-folder-locked': 11,
  'port-taken': 12,
  'bad-config': 13,
  'database-damaged': 14,
  'schema-newer': 15,
  'database-unreachable': 16,
  'data-moved': 17,
  'data-incomplete': 18,
} as const;
export type StartFailure = keyof typeof startFailures;

export const health = z.object({
  status: z.literal('ok'),
  timestamp: z.iso.datetime(),
  uptime: z.number(),
  version: z.string(),
  clients: z.record(z.string(), z.number().int()),
});
export type Health = z.infer<typeof health>;

/** Whether a balancer should send new callers to this hub; 503 with the reason when not. */
export const readiness = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true) }),
  z.object({ ready: z.literal(false), reason: z.enum(['draining', 'database-away']) }),
]);
export type Readiness = z.infer<typeof readiness>;

/** Public facts a screen needs before anybody has logged in. */
export const about = z.object({
  name: z.literal('passrail'),
  version: z.string(),
  venueName: z.string(),
  language: z.enum(['it', 'en']),
  demo: z.boolean(),
  /** The house is not set up yet, and whoever asks stands at its machine and may do it. */
  firstRun: z.boolean().optional(),
});
export type About = z.infer<typeof about>;

/** Whether the hub would be missed for a minute. `lastOrderAt`: the last time anything happened to an order. */
export const quiet = z.object({
  quiet: z.boolean(),
  openShifts: z.number().int(),
  lastOrderAt: z.iso.datetime().nullable(),
});
export type Quiet = z.infer<typeof quiet>;

/** What every refusal looks like; a guard (401, 403) leaves `error` out, a body that fails its schema adds `errors`. */
export const errorAnswer = z.object({
  message: z.string(),
  error: z.string().optional(),
  errors: z
    .array(z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
    .optional(),
});
