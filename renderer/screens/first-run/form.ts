import type { FirstRunInput } from '#contract/first-run.ts';

/** `good`: the hub would take it as it is. */
export type ChosenMenu = { name: string; file: string; good: boolean };
export type PrinterDraft = FirstRunInput['printers'][number];
export type Form = Omit<FirstRunInput, 'registers' | 'printers' | 'file'> & {
  /** The menu to be imported, once the hub has found nothing wrong with it. */
  menuFile: ChosenMenu | null;
  printers: readonly PrinterDraft[];
  /** What this machine shows afterwards. */
  screen: 'cashier' | 'kitchen' | 'board' | 'paper';
};

export const steps = ['venue', 'password', 'printers', 'menu', 'finish'] as const;
export type Step = (typeof steps)[number];

export const emptyForm = (language: 'it' | 'en'): Form => ({
  venueName: '',
  language,
  currency: 'EUR',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  dayCutoff: '06:00',
  adminPassword: '',
  printers: [],
  menu: 'demo',
  menuFile: null,
  screen: 'cashier',
});

const MIN_PASSWORD = 8;

/** Whether a step says enough to go on. */
export const isComplete = (form: Form, step: Step): boolean => {
  if (step === 'venue') return form.venueName.trim() !== '' && /^([01]\d|2[0-3]):[0-5]\d$/.test(form.dayCutoff);
  if (step === 'password') return form.adminPassword.length >= MIN_PASSWORD;
  if (step === 'menu') return form.menu !== 'file' || form.menuFile?.good === true;
  return true;
};

/** "192.168.1.50", "192.168.1.50:9101" → its parts; null for anything else. */
export const addressOf = (text: string): { ip: string; port: number } | null => {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?$/.exec(text.trim());
  const [ip, port] = [match?.[1] ?? '', Number(match?.[2] ?? 9100)];
  const inRange = ip.split('.').every((part) => Number(part) <= 255) && port >= 1 && port <= 65_535;
  return match && inRange ? { ip, port } : null;
};

/** The first prints everything; a second one takes the receipts, and the first keeps the kitchen's. */
export const withPrinter = (printers: readonly PrinterDraft[], added: PrinterDraft): PrinterDraft[] => {
  const same = (one: PrinterDraft) => one.ip !== null && one.ip === added.ip && one.port === added.port;
  if (printers.some(same)) return [...printers];
  if (printers.length !== 1) return [...printers, added];
  return [...printers.map((one) => ({ ...one, prints: 'kitchen' as const })), { ...added, prints: 'receipts' }];
};

/** What the hub is told: of a file only when it is the menu. */
export const toInput = ({ screen: _screen, menuFile, printers, ...rest }: Form): FirstRunInput => ({
  ...rest,
  printers: [...printers],
  ...(rest.menu === 'file' && menuFile ? { file: menuFile.file } : {}),
});
