import { z } from 'zod';

/** "10:00-02:00", local time of the machine; over midnight when the end is not later than the beginning. */
export const openingHours = z
  .string()
  .regex(/^(always|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/, 'must be like 10:00-02:00, or always');

/** Four to twelve digits: typed on a pad with a wet thumb. */
export const exitPin = z.string().regex(/^\d{4,12}$/, 'must have 4 to 12 digits');

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be like 04:00');

/** The sums of the packages come from the same place as the packages: over plain HTTP anybody in between could change both. */
export const feedAddress = z
  .string()
  .refine((text) => URL.parse(text)?.protocol === 'https:', 'must be an address that begins with https://');
