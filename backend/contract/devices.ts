import { z } from 'zod';
import { opaqueId } from './ids.ts';
import { flagQuery, oneOrMany } from './query.ts';

export const printerStatus = z.enum(['ONLINE', 'OFFLINE', 'ERROR']);
export type PrinterStatus = z.infer<typeof printerStatus>;

export const printerColumns = z.union([z.literal(32), z.literal(42), z.literal(48)]);

const name = z.string().trim().min(1).max(100);
const port = z.number().int().min(0).max(65_535);
const detail = z.string().max(200).nullish();
const addresses = {
  ip: z.ipv4().nullish(),
  mac: z.string().max(17).nullish(),
  description: z.string().max(250).nullish(),
};

export const printerConnection = z.enum(['network', 'device', 'system']);
export type PrinterConnection = z.infer<typeof printerConnection>;

/** Letters that a printer has: PC858 at place 19, or none that it can be trusted with but ASCII. */
export const printerLetters = z.enum(['pc858', 'ascii']);
export type PrinterLetters = z.infer<typeof printerLetters>;

// A line printer's device file, or the name of a queue of the operating system: nothing that begins like an option, and no
// path to an ordinary file, because the station writes raw bytes there.
const target = z
  .string()
  .trim()
  .max(127)
  .regex(/^(?:\/dev\/(?:usb\/)?lp\d{1,3}|[A-Za-z0-9][A-Za-z0-9_ .()-]*)$/)
  .nullish();
const copies = z.number().int().min(1).max(5);

export const printerInput = z.object({
  name,
  ...addresses,
  port: port.default(9100),
  /** Printable columns in font A: 32 on 58 mm paper, 42 or 48 on 80 mm. */
  columns: printerColumns.default(48),
  /** A demo printer has no address: the station that prints runs the emulator for it. */
  demo: z.boolean().default(false),
  /** Takes slips of which not a byte has left while this one cannot print. */
  failoverPrinterId: opaqueId.nullish(),
  /** Of each kitchen ticket, cancellation and receipt, marked 1/2, 2/2 … */
  copies: copies.default(1),
  /** Whether a cash drawer hangs on it. */
  openDrawer: z.boolean().default(true),
  /** By `ip` and `port`; by `target`, a line printer's device file at the station ("/dev/usb/lp0"), or a queue of its operating system. */
  connection: printerConnection.default('network'),
  target,
  /** What goes out as text; every other line goes out as a picture. */
  letters: printerLetters.default('pc858'),
});

/** PUT: what is not named stays as it is. */
export const printerChange = z.object({
  name: name.optional(),
  ...addresses,
  port: port.optional(),
  columns: printerColumns.optional(),
  demo: z.boolean().optional(),
  failoverPrinterId: opaqueId.nullish(),
  copies: copies.optional(),
  openDrawer: z.boolean().optional(),
  connection: printerConnection.optional(),
  target,
  letters: printerLetters.optional(),
  status: printerStatus.optional(),
  detail,
});
export type PrinterChange = z.infer<typeof printerChange>;

export const printerPatch = z.object({ status: printerStatus, detail });

export const printerWire = z.object({
  id: opaqueId,
  name: z.string(),
  ip: z.string().nullable(),
  mac: z.string().nullable(),
  port: z.number().int(),
  description: z.string().nullable(),
  status: printerStatus,
  /** Why it is not simply ONLINE, or a warning beside it: "paper-out", "cover-open", "paper-low", "unreachable" … */
  detail: z.string().nullable(),
  columns: printerColumns,
  demo: z.boolean(),
  failoverPrinterId: opaqueId.nullable(),
  copies: z.number().int(),
  openDrawer: z.boolean(),
  connection: printerConnection,
  target: z.string().nullable(),
  letters: printerLetters,
});
export type PrinterWire = z.infer<typeof printerWire>;

export const registerInput = z.object({
  name,
  enabled: z.boolean().default(true),
  defaultPrinterId: opaqueId.nullish(),
});
/** PUT and PATCH alike: what is not named stays as it is. */
export const registerChange = z.object({
  name: name.optional(),
  enabled: z.boolean().optional(),
  defaultPrinterId: opaqueId.nullish(),
});
export const registerQuery = z.object({ enabled: flagQuery, include: oneOrMany(z.enum(['printer'])) });
export const drawerAnswer = z.object({ id: opaqueId, defaultPrinterId: opaqueId.nullable() });

export const registerWire = z.object({
  id: opaqueId,
  name: z.string(),
  enabled: z.boolean(),
  defaultPrinterId: opaqueId.nullable(),
  defaultPrinter: printerWire.nullable().optional(),
});
export type RegisterWire = z.infer<typeof registerWire>;
