import type { Printer } from '../store/devices.ts';
import type { Translate } from '../i18n/use-t.ts';

const known = [
  'paper-out',
  'paper-low',
  'cover-open',
  'unreachable',
  'offline',
  'error',
  'cutter',
  'overheated',
  'unrecoverable',
  'not-seen',
  'disk-full',
  'journal',
] as const;

/** "paper is out": the reason if there is one we have words for, else what the station said, else the status. */
export const printerText = (t: Translate, printer: Pick<Printer, 'status' | 'detail'>): string => {
  const detail = known.find((word) => word === printer.detail);
  if (detail) return t(`printer.detail.${detail}`);
  return printer.detail ?? t(`printer.${printer.status}`);
};
