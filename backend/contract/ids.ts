import { z } from 'zod';

/** Foods, lines, stations, printers, registers: opaque strings, at most 64 characters on the wire. */
export const opaqueId = z.string().min(1).max(64);

/** MySagra's seed: order ids are integers. */
export const orderId = z.number().int().positive();
export const instant = z.iso.datetime();
