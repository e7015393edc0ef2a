import { z } from 'zod';
import { opaqueId } from './ids.ts';
import { orderTypes } from './order-state.ts';
import { defaultSlipSettings, slipSettings } from './slip-settings.ts';

const knownTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format();
    return true;
  } catch {
    return false;
  }
};

const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text), 'an address without path, query or name')
  .transform((text) => text.replace(/\/$/, ''));

const kitchenAge = z.object({
  stationId: opaqueId.nullable(),
  /** With or without a table, or of one order type. */
  orders: z.enum(['table', 'counter', ...orderTypes]).nullable(),
  warnMinutes: z.number().int().min(1).max(600),
  lateMinutes: z.number().int().min(1).max(600),
});

export const settings = z.object({
  venueName: z.string().trim().min(1).max(80),
  language: z.enum(['it', 'en']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().max(64).refine(knownTimeZone, 'unknown time zone'),
  /** Local time at which the business day turns over, "HH:MM". */
  dayCutoff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** CONFIRMED goes to PREPARING by itself, for houses whose kitchen never presses start. */
  kitchenAutoStart: z.boolean(),
  /** Where lines go whose food has no printer; null: the register's own. */
  defaultPrinterId: opaqueId.nullable(),
  /** Minutes after confirmation. */
  kitchenWarnMinutes: z.number().int().min(1).max(600),
  kitchenLateMinutes: z.number().int().min(1).max(600),
  /** Instead of these for a station, for orders with or without a table or of one type, or for both; the rule that says most wins. */
  kitchenAges: z.array(kitchenAge).max(200),
  /** The screen of all stations may not bump a ticket while a station still has something to make. */
  expoGuard: z.boolean(),
  /** A station's part is ready by itself when all its portions are made. */
  kitchenAutoBump: z.boolean(),
  /** Where phones reach the hub, "https://orders.example.org"; null: its address on the LAN, where it listens there. */
  publicUrl: webAddress.nullable(),
  ...slipSettings,
  /** Minutes a number stays on the board when nobody marks it as collected; 0: until collected. */
  boardReadyMinutes: z.number().int().min(0).max(600),
  /** What the boards are headed with, instead of the venue's name; "": that name. */
  boardEvent: z.string().trim().max(80),
  /** A few letters before it, as a sign has. */
  boardLogo: z.string().trim().max(12),
  /** Shown on the boards one after the other; longer ones would not be read whole on a standing screen. */
  boardAnnouncements: z.array(z.string().trim().min(1).max(120)).max(20),
  /** Minutes after which an app's order that nobody paid or took is cancelled; 0: never. Orders to be paid at the till never are. */
  unpaidCancelMinutes: z.number().int().min(0).max(600),
  /** Minutes a ready order waits for its customer before it is flagged; its pickup code is good as long. */
  uncollectedMinutes: z.number().int().min(1).max(600),
  /** Minutes without a touch after which a cart's session ends and the screen is free. */
  cartIdleMinutes: z.number().int().min(1).max(600),
  /** A customer's order is handed over only with its code, or on the word of a person who says so. */
  pickupRequireCode: z.boolean(),
  /** Hours between copies of the database; 0: none by themselves. Of the schedule's copies the newest are kept. */
  backupEveryHours: z.number().int().min(0).max(168),
  backupKeep: z.number().int().min(1).max(200),
  /** Share of an order that an operator may give as a discount, percent; managers may give any. */
  operatorMaxDiscount: z.number().int().min(0).max(100),
  /** Nothing is sold at a till whose shift is not open. */
  requireShift: z.boolean(),
  /** An operator counts the drawer before the hub says what should be in it. */
  blindCount: z.boolean(),
});
export type Settings = z.infer<typeof settings>;
export const settingsPatch = settings.partial();

export const defaultSettings = (timeZone: string): Settings => ({
  venueName: 'Passrail',
  language: 'en',
  currency: 'EUR',
  timeZone,
  dayCutoff: '06:00',
  kitchenAutoStart: true,
  defaultPrinterId: null,
  kitchenWarnMinutes: 8,
  kitchenLateMinutes: 15,
  kitchenAges: [],
  expoGuard: false,
  kitchenAutoBump: false,
  publicUrl: null,
  ...defaultSlipSettings,
  boardReadyMinutes: 0,
  boardEvent: '',
  boardLogo: '',
  boardAnnouncements: [],
  unpaidCancelMinutes: 8,
  uncollectedMinutes: 20,
  cartIdleMinutes: 10,
  pickupRequireCode: false,
  backupEveryHours: 6,
  backupKeep: 20,
  // MySagra's clients give any discount; a house that wants a limit sets one.
  operatorMaxDiscount: 100,
  requireShift: false,
  blindCount: true,
});
