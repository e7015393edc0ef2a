import { errorTable, type ErrorCode } from '#contract/errors.ts';

const codes = Object.keys(errorTable) as ErrorCode[];

const fallback = (status: number): ErrorCode => {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'order-changed';
  if (status === 413) return 'payload-too-large';
  if (status === 429) return 'too-many-requests';
  if (status === 503) return 'unavailable';
  return status >= 500 ? 'internal' : 'bad-request';
};

/** MySagra's form carries a name and a text but no code: the text of the table tells which, else name and status do. */
export const codeOfAnswer = (status: number, name: unknown, message: string): ErrorCode => {
  const sameStatus = codes.filter((code) => errorTable[code].status === status);
  const byText = sameStatus.find((code) => errorTable[code].message === message);
  if (byText) return byText;
  const byName = sameStatus.filter((code) => errorTable[code].name === name);
  return byName.length === 1 && byName[0] ? byName[0] : fallback(status);
};
