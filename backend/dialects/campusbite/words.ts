import type { ErrorCode } from '#contract/errors.ts';
import type { ErrorForm } from '../../http/error-forms.ts';
import type { AuthWords } from '../customers/caller.ts';

/** seed-systems 1A: the companion routes' words; the stream has its own three. */
export const campusAuth: AuthWords = {
  none: 'Access denied. No token provided.',
  invalid: 'Invalid token.',
  expired: 'Token expired.',
  gone: 'Invalid token. User not found.',
};

const words: Partial<Record<ErrorCode, string>> = {
  forbidden: 'You do not have permission to perform this action.',
  'order-not-found': 'Order not found.',
  'pickup-code-wrong': 'Invalid or expired OTP.',
  'bad-credentials': 'Invalid email or password.',
  'too-many-requests': 'Too many requests. Please try again later.',
};

/** `{success, message}`; a body that fails its schema names the fields too. */
export const campusError: ErrorForm = (refusal, issues) => ({
  success: false,
  message: refusal.detail ?? words[refusal.code] ?? refusal.message,
  ...(issues ? { errors: issues.map(({ path, message }) => ({ field: path.join('.'), message })) } : {}),
});
