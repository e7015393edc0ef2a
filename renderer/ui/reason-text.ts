import type { Translate } from '../i18n/use-t.ts';

const known = [
  'unreachable',
  'no-address',
  'no-answer',
  'paper-out',
  'cover-open',
  'cutter',
  'overheated',
  'unrecoverable',
  'offline',
  'possible-duplicate',
  'interrupted',
  'connection-lost',
  'stalled',
  'internal-error',
] as const;

/** Why a slip is not on paper, in words; a reason we have no words for as the station said it. */
export const reasonText = (t: Translate, reason: string): string => {
  const word = known.find((one) => one === reason);
  return word ? t(`reason.${word}`) : reason;
};
