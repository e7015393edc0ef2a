import { errorTable, type ErrorCode } from '#contract/errors.ts';

type ErrorMessages = { readonly [C in ErrorCode as `error.${C}`]: string };

// The contract's own texts are the English ones.
const fromTable = Object.fromEntries(
  Object.entries(errorTable).map(([code, { message }]) => [`error.${code}`, message]),
) as ErrorMessages;

export const enErrors = {
  ...fromTable,
  'error.unreachable': 'The hub does not answer',
} as const;
