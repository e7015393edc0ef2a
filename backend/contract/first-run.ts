import { z } from 'zod';
import { printerColumns } from './devices.ts';
import { opaqueId } from './ids.ts';
import { importInput } from './menu-import.ts';
import { loginAnswer } from './people.ts';
import { settings } from './settings.ts';

const { venueName, language, currency, timeZone, dayCutoff } = settings.shape;
const name = z.string().trim().min(1).max(100);

export const firstRunPrinter = z.object({
  name,
  /** Null: a demo printer, whose paper is shown on screen. */
  ip: z.ipv4().nullable(),
  port: z.number().int().min(1).max(65_535).default(9100),
  columns: printerColumns.default(48),
  prints: z.enum(['kitchen', 'receipts', 'both']),
});

/** All that a house needs to sell its first dish, in one go: either all of it happens or nothing. */
export const firstRunInput = z.object({
  venueName,
  language,
  currency,
  timeZone,
  dayCutoff,
  adminPassword: z.string().min(8).max(100),
  printers: z.array(firstRunPrinter).max(20),
  registers: z.array(name).min(1).max(20).default(['Till 1']),
  /** The demo menu to try things with, none, or the one in `file`. */
  menu: z.enum(['demo', 'empty', 'file']),
  /** A menu as CSV, in base64 (`importInput`). */
  file: importInput.shape.file.optional(),
});

/** `printers`: names of those that the house will have, which the file may name. */
export const firstRunMenuInput = z.object({ file: importInput.shape.file, printers: z.array(name).max(20) });
export type FirstRunInput = z.input<typeof firstRunInput>;
export type FirstRunHouse = Omit<z.output<typeof firstRunInput>, 'adminPassword' | 'file'>;

/** The administrator's session, for the window that ran it. */
export const firstRunAnswer = loginAnswer.extend({ printers: z.array(z.object({ id: opaqueId, name: z.string() })) });
export type FirstRunAnswer = z.infer<typeof firstRunAnswer>;

export const foundPrinters = z.object({
  /** "192.168.1.0/24" of each network that was asked. */
  networks: z.array(z.string()),
  printers: z.array(z.object({ ip: z.ipv4(), port: z.number().int() })),
});
export type FoundPrinters = z.infer<typeof foundPrinters>;
