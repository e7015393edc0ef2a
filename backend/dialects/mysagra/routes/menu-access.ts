import { roles } from '#contract/people.ts';
import type { Principal } from '../../../auth/principal.ts';
import type { Access } from '../../../http/authenticate.ts';

/** The menu is readable by every authenticated party (design section 12). */
export const anybody: Access = { roles, keys: ['PRINTER', 'WEBAPP'], station: true };

export const isWebApp = (principal: Principal): boolean => principal.kind === 'key' && principal.type === 'WEBAPP';

/** Customers and the web app are offered only what can be had (design section 12). */
export const isGuest = (principal: Principal): boolean =>
  isWebApp(principal) || (principal.kind === 'person' && principal.role === 'customer');

/** Whether a row passes an `available=true|false` filter; without one, or with `all`, every row does. */
export const passes = (wanted: 'true' | 'false' | 'all' | undefined, row: { available: number }): boolean =>
  wanted === undefined || wanted === 'all' || (wanted === 'true') === (row.available === 1);
