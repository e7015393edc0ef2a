import { z } from 'zod';

/** One window of the browser shell: what it shows, and where on the desktop its top left corner lies, in pixels. */
const browserPlace = z.strictObject({
  screen: z
    .string()
    .max(300)
    .regex(/^\/[^#]*$/, 'must be like /kitchen?station=2'),
  x: z.number().int().min(-100_000).max(100_000).default(0),
  y: z.number().int().min(-100_000).max(100_000).default(0),
  /** Only for a desktop without a window manager, where nobody makes a kiosk's window as large as its monitor. */
  width: z.number().int().min(100).max(100_000).optional(),
  height: z.number().int().min(100).max(100_000).optional(),
});
export type BrowserPlace = z.infer<typeof browserPlace>;

// As many as a machine has sockets for; a file that asks for more is a mistake.
const windows = z.array(browserPlace).min(1).max(8);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

export type ConfigFile = {
  readonly settings: Readonly<Record<string, string>>;
  readonly windows: readonly BrowserPlace[] | undefined;
};

/** The settings of a `passrail.json`, or in one line what is wrong with it; no value is repeated, it may be a secret. */
export const readConfigFile = (text: string, names: readonly string[]): ConfigFile | string => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'this is not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'this is not a JSON object';
  const settings: Record<string, string> = {};
  let places: readonly BrowserPlace[] | undefined;
  for (const [name, given] of Object.entries(value)) {
    if (name === 'windows') {
      const parsed = windows.safeParse(given);
      if (!parsed.success) return `"windows" ${parsed.error.issues[0]?.message ?? 'is not valid'}`;
      places = parsed.data;
    } else if (!names.includes(name) || name === 'config')
      return `there is no setting ${JSON.stringify(name.slice(0, 40))}`;
    else {
      const parsed = scalar.safeParse(given);
      if (!parsed.success) return `"${name}" must be a text, a number, true or false`;
      settings[name] = String(parsed.data);
    }
  }
  return { settings, windows: places };
};
