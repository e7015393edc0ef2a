/**
 * The only list of what can go wrong on the wire: code → status, MySagra's `error` name, English text.
 * Checked against docs/errors.md and the translations by errors.test.ts.
 */
export const errorTable = {
  'malformed-json': { status: 400, name: 'BadRequestError', message: 'The body is not valid JSON' },
  'bad-request': { status: 400, name: 'BadRequestError', message: 'The request is not valid' },
  'validation-failed': { status: 400, name: 'ValidationError', message: 'Some fields are not valid' },
  'unsupported-media-type': { status: 415, name: 'UnsupportedMediaTypeError', message: 'Send JSON' },
  'payload-too-large': { status: 413, name: 'PayloadTooLargeError', message: 'The body is too large' },
  'unknown-food': { status: 400, name: 'BadRequestError', message: 'A food of this order does not exist' },
  'picture-refused': {
    status: 400,
    name: 'BadRequestError',
    message: 'This is no JPEG, PNG, WebP or AVIF picture, or it has more than 50 megapixels',
  },
  'choice-refused': {
    status: 400,
    name: 'BadRequestError',
    message: 'This ingredient cannot be left out of, or added to, this dish',
  },
  'unknown-order-item': { status: 400, name: 'BadRequestError', message: 'A line does not belong to this order' },
  'unknown-reference': {
    status: 400,
    name: 'ForeignKeyConstraintViolation',
    message: 'A referenced record does not exist',
  },
  'amount-too-large': { status: 400, name: 'BadRequestError', message: 'The amount is too large' },
  'payments-mismatch': {
    status: 400,
    name: 'BadRequestError',
    message: 'The payments do not sum to the total, or less cash was handed over than taken',
  },
  'refund-too-large': {
    status: 400,
    name: 'BadRequestError',
    message: 'More cannot be given back than was paid',
  },
  'illegal-transition': {
    status: 400,
    name: 'BadRequestError',
    message: 'The order cannot go from its present state to that one',
  },
  'not-reprintable': {
    status: 400,
    name: 'BadRequestError',
    message: 'An order that was never confirmed has nothing to reprint',
  },
  'nothing-to-reprint': { status: 400, name: 'BadRequestError', message: 'Choose lines or the receipt to reprint' },
  'pickup-code-wrong': { status: 400, name: 'BadRequestError', message: 'This pickup code is wrong or has expired' },
  'pickup-code-locked': { status: 429, name: 'TooManyRequestsError', message: 'Too many wrong pickup codes' },
  'register-closed': { status: 400, name: 'BadRequestError', message: 'This cash register is not enabled' },
  'invalid-channel': { status: 400, name: 'BadRequestError', message: 'There is no such event channel' },
  'invalid-idempotency-key': {
    status: 400,
    name: 'BadRequestError',
    message: 'Idempotency-Key takes 1 to 200 printable characters',
  },
  'idempotency-mismatch': {
    status: 422,
    name: 'IdempotencyError',
    message: 'This Idempotency-Key was used with another request',
  },
  unprocessable: { status: 422, name: 'ValidationError', message: 'Validation error in request data' },
  unauthenticated: { status: 401, name: 'UnauthorizedError', message: 'Authentication required' },
  'bad-credentials': { status: 401, name: 'UnauthorizedError', message: 'Wrong username or password' },
  'session-ended': { status: 401, name: 'UnauthorizedError', message: 'Session expired or logged out' },
  'launch-ticket-spent': {
    status: 401,
    name: 'UnauthorizedError',
    message: 'This launch link was used or has expired',
  },
  forbidden: { status: 403, name: 'ForbiddenError', message: 'You may not do this' },
  'discount-too-large': { status: 403, name: 'ForbiddenError', message: 'This discount needs a manager' },
  'pin-wrong': { status: 403, name: 'ForbiddenError', message: 'This PIN is wrong' },
  'pin-locked': { status: 429, name: 'TooManyRequestsError', message: 'Too many wrong PINs; wait a little' },
  'approval-refused': {
    status: 403,
    name: 'ForbiddenError',
    message: 'This approval was used, has expired, or is not good for this discount',
  },
  'not-your-shift': { status: 403, name: 'ForbiddenError', message: "This is somebody else's shift" },
  'count-first': { status: 403, name: 'ForbiddenError', message: 'The figures are shown when the drawer was counted' },
  'host-refused': { status: 403, name: 'ForbiddenError', message: 'This host name or origin is not ours' },
  'not-found': { status: 404, name: 'NotFoundError', message: 'There is no such record' },
  'order-not-found': { status: 404, name: 'NotFoundError', message: 'Order not found' },
  'track-link-invalid': { status: 404, name: 'NotFoundError', message: 'This link is not valid, or not any more' },
  'pairing-unknown': { status: 404, name: 'NotFoundError', message: 'No screen shows this code, or not any more' },
  'route-not-found': { status: 404, name: 'NotFoundError', message: 'There is no such address' },
  'already-confirmed': { status: 409, name: 'ConflictError', message: 'This order is already confirmed' },
  'order-changed': { status: 409, name: 'ConflictError', message: 'Somebody else changed this order first' },
  'changed-meanwhile': {
    status: 412,
    name: 'PreconditionFailedError',
    message: 'Somebody else changed this meanwhile',
  },
  'shift-open': { status: 409, name: 'ConflictError', message: 'This till has an open shift' },
  'shift-closed': { status: 409, name: 'ConflictError', message: 'This shift is closed' },
  'no-shift': { status: 409, name: 'ConflictError', message: 'Open the shift of this till first' },
  'printing-elsewhere': { status: 409, name: 'ConflictError', message: 'Another station prints now' },
  'slip-settled': {
    status: 409,
    name: 'ConflictError',
    message: 'This slip waits no more: it is printed or was taken out',
  },
  duplicate: { status: 409, name: 'UniqueConstraintViolation', message: 'A record with this name exists already' },
  'still-referenced': { status: 409, name: 'ConflictError', message: 'Other records still refer to this one' },
  'last-admin': { status: 409, name: 'ConflictError', message: 'The last administrator cannot be removed' },
  'backup-damaged': { status: 409, name: 'ConflictError', message: 'This backup is damaged' },
  'backup-newer': { status: 409, name: 'ConflictError', message: 'This backup was written by a newer Passrail' },
  'backups-elsewhere': {
    status: 409,
    name: 'ConflictError',
    message: 'The data is in PostgreSQL: it is copied there, with pg_dump, and not by this hub',
  },
  'first-run-over': {
    status: 409,
    name: 'ConflictError',
    message: 'This hub is set up already, or this is not its own machine',
  },
  'too-many-requests': { status: 429, name: 'TooManyRequestsError', message: 'Too many requests' },
  'too-many-streams': { status: 429, name: 'TooManyRequestsError', message: 'Too many open streams' },
  'disk-full': { status: 507, name: 'StorageError', message: 'The disk of the hub is full or cannot be written' },
  'database-away': { status: 503, name: 'DatabaseError', message: 'The database does not answer; try again' },
  unavailable: { status: 503, name: 'ServiceUnavailableError', message: 'The hub is stopping' },
  internal: { status: 500, name: 'ServerError', message: 'Internal error, retry later' },
} as const satisfies Record<string, { status: number; name: string; message: string }>;

export type ErrorCode = keyof typeof errorTable;

/** A refusal with a code of the table; each dialect renders it in its own form. `detail` is for people, never a secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** What is true instead, for whoever has to decide. */
  readonly now: { current: unknown; rev: string } | undefined;

  constructor(code: ErrorCode, detail?: string, retryAfterSeconds?: number, now?: { current: unknown; rev: string }) {
    super(detail ?? errorTable[code].message);
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
    this.now = now;
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}
