import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';
import { stations } from './002-stations.ts';
import { customers } from './003-customers.ts';
import { printPreviews } from './004-print-previews.ts';
import { kitchen } from './005-kitchen.ts';
import { printerWays } from './006-printer-ways.ts';
import { orderType } from './007-order-type.ts';
import { routes } from './008-routes.ts';
import { trackLinks } from './010-track-links.ts';
import { payments } from './011-payments.ts';
import { shifts } from './012-shifts.ts';
import { office } from './013-office.ts';
import { choices } from './015-choices.ts';
import { pictures } from './016-pictures.ts';
import { orderChanges } from './017-order-changes.ts';
import { carts } from './018-carts.ts';
import { printerLetters } from './019-printer-letters.ts';
import { cartOrders } from './020-cart-orders.ts';
import { severalHubs } from './021-several-hubs.ts';

/** In order, never edited once released: a field database is somewhere along this list. */
export const migrations: Record<string, Migration> = {
  '001-first': first,
  '002-stations': stations,
  '003-customers': customers,
  '004-print-previews': printPreviews,
  '005-kitchen': kitchen,
  '006-printer-ways': printerWays,
  '007-order-type': orderType,
  '008-routes': routes,
  '010-track-links': trackLinks,
  '011-payments': payments,
  '012-shifts': shifts,
  '013-office': office,
  '015-choices': choices,
  '016-pictures': pictures,
  '017-order-changes': orderChanges,
  '018-carts': carts,
  '019-printer-letters': printerLetters,
  '020-cart-orders': cartOrders,
  '021-several-hubs': severalHubs,
};
