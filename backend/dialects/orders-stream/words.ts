import type { ErrorCode } from '#contract/errors.ts';
import type { ErrorForm } from '../../http/error-forms.ts';
import type { AuthWords } from '../customers/caller.ts';

/** seed-orders-stream, and seed-systems 1B for those it does not print. */
export const ordersAuth: AuthWords = {
  none: 'Not authorized, no token',
  invalid: 'Not authorized, token failed',
  expired: 'Not authorized, token failed',
  gone: 'User not found',
};

const words: Partial<Record<ErrorCode, string>> = { forbidden: 'Not authorized for this action' };

/** `{success, errors: [text, …]}`; a refusal with several lines has several texts. */
export const ordersError: ErrorForm = (refusal, issues) => ({
  success: false,
  errors: issues
    ? issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
    : (refusal.detail ?? words[refusal.code] ?? refusal.message).split('\n'),
});
