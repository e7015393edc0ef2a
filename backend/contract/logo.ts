import { z } from 'zod';

// A venue's sign as PNG is a few kilobytes; more than that is a photograph, which thermal paper turns into a grey field.
export const MAX_LOGO_BYTES = 256 * 1024;

/** The venue's logo, as it is sent: a PNG in base64. */
export const logoInput = z.object({
  png: z
    .base64()
    .min(1)
    .max(Math.ceil(MAX_LOGO_BYTES / 3) * 4),
});
/** `hash` changes with the picture. */
export const logoMade = z.object({ width: z.number().int(), height: z.number().int(), hash: z.string() });
