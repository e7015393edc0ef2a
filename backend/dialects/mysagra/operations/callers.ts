import type { Caller } from '#contract/operation.ts';

// The same lists as the routes' own; the access test calls every route as every one of them.
export const everybody: readonly Caller[] = ['public'];
export const admins: readonly Caller[] = ['admin'];
export const managers: readonly Caller[] = ['admin', 'maintainer'];
export const staff: readonly Caller[] = ['admin', 'maintainer', 'operator'];
export const staffAndStation: readonly Caller[] = [...staff, 'station'];
export const staffAndPrinters: readonly Caller[] = [...staff, 'PRINTER', 'station'];
export const anybody: readonly Caller[] = [...staff, 'customer', 'PRINTER', 'WEBAPP', 'station'];
export const printService: readonly Caller[] = ['PRINTER', 'station'];
