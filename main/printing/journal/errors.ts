export type JournalFailure = 'damaged' | 'in-use' | 'disk-full' | 'unwritable' | 'newer';

const messages: Record<JournalFailure, string> = {
  damaged:
    'The print journal is damaged; move the file away to start a new one (open orders of today will be printed again)',
  'in-use': 'Another station already prints with this journal',
  'disk-full':
    'The disk is full: nothing is printed until there is room, because a slip is only sent once it is written down',
  unwritable: 'The print journal cannot be written',
  newer: 'The print journal was written by a newer version',
};

/** What is wrong with print.db, in words a person can act on. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly failure: JournalFailure;

  constructor(failure: JournalFailure, cause?: unknown) {
    super(messages[failure], { cause });
    this.failure = failure;
  }
}

const failureOf = (code: string): JournalFailure | undefined => {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'in-use';
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return 'unwritable';
  }
  return undefined;
};

/** Runs SQL; what SQLite says is wrong with the file comes out as a JournalError, anything else as it is. */
export const withJournalErrors = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const failure = failureOf(code);
    if (failure === undefined) throw error;
    throw new JournalError(failure, error);
  }
};
