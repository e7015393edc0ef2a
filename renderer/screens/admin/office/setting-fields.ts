import type { Settings } from '#contract/settings.ts';

/** Edited where they belong: on the kitchen's own set-up, and beside the printers. */
type Elsewhere = 'kitchenAges' | 'printRoutes';
export type SettingName = Exclude<keyof Settings, Elsewhere>;

export type Field =
  | { kind: 'text'; max: number }
  | { kind: 'time' }
  | { kind: 'zone' }
  | { kind: 'currency' }
  | { kind: 'check' }
  | { kind: 'printer' }
  | { kind: 'lines'; lines: number }
  /** "" is null: none. */
  | { kind: 'address' }
  | { kind: 'number'; min: number; max: number }
  /** Choices with words of their own, `set.<name>.<choice>`. */
  | { kind: 'choice'; of: readonly string[] };

const minutes = (min = 1): Field => ({ kind: 'number', min, max: 600 });
const check: Field = { kind: 'check' };
const choice = (...of: string[]): Field => ({ kind: 'choice', of });
const qr = choice('off', 'order-code', 'uuid', 'track');

/** Every setting of the contract has its field here: one that is missing does not compile. */
export const settingFields: Readonly<Record<SettingName, Field>> = {
  venueName: { kind: 'text', max: 80 },
  language: choice('it', 'en'),
  currency: { kind: 'currency' },
  timeZone: { kind: 'zone' },
  dayCutoff: { kind: 'time' },
  publicUrl: { kind: 'address' },
  operatorMaxDiscount: { kind: 'number', min: 0, max: 100 },
  requireShift: check,
  blindCount: check,
  unpaidCancelMinutes: minutes(0),
  uncollectedMinutes: minutes(),
  pickupRequireCode: check,
  cartIdleMinutes: minutes(),
  kitchenAutoStart: check,
  kitchenWarnMinutes: minutes(),
  kitchenLateMinutes: minutes(),
  expoGuard: check,
  kitchenAutoBump: check,
  boardReadyMinutes: minutes(0),
  boardEvent: { kind: 'text', max: 80 },
  boardLogo: { kind: 'text', max: 12 },
  boardAnnouncements: { kind: 'lines', lines: 20 },
  defaultPrinterId: { kind: 'printer' },
  uncertainJobs: choice('reprint', 'hold'),
  lateSlipMinutes: minutes(),
  staleSlips: choice('mark', 'digest'),
  staleSlipMinutes: minutes(),
  ticketBigNumber: check,
  ticketGroupBy: choice('none', 'station', 'category'),
  ticketPerLine: check,
  ticketLogo: check,
  receiptQr: qr,
  receiptBigNumber: check,
  receiptGroupBy: choice('none', 'category'),
  receiptLogo: check,
  pickupTicket: choice('off', 'with-receipt', 'instead'),
  pickupQr: qr,
  pickupLogo: check,
  pickupPerLine: check,
  backupEveryHours: { kind: 'number', min: 0, max: 168 },
  backupKeep: { kind: 'number', min: 1, max: 200 },
};

/** What belongs together, in the order of the page. */
export const settingGroups = [
  ['house', ['venueName', 'language', 'currency', 'timeZone', 'dayCutoff', 'publicUrl']],
  ['till', ['operatorMaxDiscount', 'requireShift', 'blindCount']],
  ['customers', ['unpaidCancelMinutes', 'uncollectedMinutes', 'pickupRequireCode', 'cartIdleMinutes']],
  ['kitchen', ['kitchenAutoStart', 'kitchenAutoBump', 'expoGuard', 'kitchenWarnMinutes', 'kitchenLateMinutes']],
  ['board', ['boardEvent', 'boardLogo', 'boardAnnouncements', 'boardReadyMinutes']],
  ['printing', ['defaultPrinterId', 'uncertainJobs', 'lateSlipMinutes', 'staleSlips', 'staleSlipMinutes']],
  ['tickets', ['ticketGroupBy', 'ticketBigNumber', 'ticketPerLine', 'ticketLogo']],
  ['receipts', ['receiptQr', 'receiptGroupBy', 'receiptBigNumber', 'receiptLogo']],
  ['pickup', ['pickupTicket', 'pickupQr', 'pickupLogo', 'pickupPerLine']],
  ['backups', ['backupEveryHours', 'backupKeep']],
] as const satisfies readonly (readonly [string, readonly SettingName[]])[];
