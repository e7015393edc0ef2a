import fc from 'fast-check';
import { hostileText } from './hostile-values.ts';
import type { BodyKind, Known } from './hostile-values.ts';

export type Target = { readonly method: string; readonly path: string; readonly kind: BodyKind };

/** What exists, with the body it wants. */
const routes: readonly (readonly [weight: number, method: string, path: string, kind: BodyKind])[] = [
  [12, 'POST', '/v1/orders', 'sale'],
  [12, 'POST', '/v1/orders', 'order'],
  [5, 'POST', '/v1/orders/ORDER/confirm', 'payment'],
  [5, 'PATCH', '/v1/orders/ORDER', 'status'],
  [2, 'DELETE', '/v1/orders/ORDER', 'anything'],
  [1, 'POST', '/v1/orders/ORDER/start', 'anything'],
  [1, 'POST', '/v1/orders/ORDER/recall', 'anything'],
  [3, 'POST', '/v1/orders/ORDER/reprint', 'reprint'],
  [6, 'GET', '/v1/orders', 'anything'],
  [3, 'GET', '/v1/orders/ORDER', 'anything'],
  [2, 'GET', '/v1/foods', 'anything'],
  [2, 'GET', '/v1/foods/ID', 'anything'],
  [3, 'POST', '/v1/foods', 'food'],
  [2, 'PATCH', '/v1/foods/FOOD', 'availability'],
  [2, 'PUT', '/v1/foods/FOOD', 'food'],
  [2, 'GET', '/v1/categories', 'anything'],
  [3, 'POST', '/v1/categories', 'category'],
  [2, 'PATCH', '/v1/categories/ID', 'category'],
  [1, 'GET', '/v1/printers/ID', 'anything'],
  [2, 'POST', '/v1/printers', 'printer'],
  [3, 'PATCH', '/v1/printers/PRINTER', 'printerState'],
  [1, 'GET', '/v1/cash-registers/ID', 'anything'],
  [2, 'POST', '/v1/cash-registers', 'category'],
  [1, 'POST', '/v1/cash-registers/ID/open-drawer', 'anything'],
  [1, 'POST', '/v1/ingredients', 'category'],
  [1, 'POST', '/v1/stations', 'category'],
  [1, 'GET', '/v1/reports', 'anything'],
  [1, 'GET', '/v1/users', 'anything'],
  [1, 'DELETE', '/v1/api-keys/ID', 'anything'],
  [1, 'GET', '/v1/settings', 'anything'],
  [3, 'PATCH', '/v1/settings', 'settings'],
  [2, 'PUT', '/v1/print-jobs', 'jobs'],
  [1, 'GET', '/v1/print-jobs', 'anything'],
  [2, 'POST', '/v1/paper', 'paper'],
  [1, 'GET', '/v1/paper/ID', 'anything'],
  [1, 'POST', '/auth/login', 'login'],
  [2, 'POST', '/auth/launch', 'ticket'],
  [1, 'GET', '/auth/session', 'anything'],
  [4, 'GET', '/events/cashier', 'anything'],
  [2, 'GET', '/events/ID', 'anything'],
  [1, 'GET', '/events', 'anything'],
  [1, 'GET', '/health', 'anything'],
  [1, 'GET', '/metrics', 'anything'],
  [1, 'GET', '/ID', 'anything'],
  [1, 'GET', '/assets/ID', 'anything'],
  [1, 'POST', '/v1/ID', 'anything'],
  [1, 'DELETE', '/v1/foods/ID', 'anything'],
  [1, 'DELETE', '/v1/categories/ID', 'anything'],
  [1, 'DELETE', '/v1/printers/ID', 'anything'],
  [1, 'DELETE', '/v1/cash-registers/ID', 'anything'],
];

// No DELETE on what fits: it would empty the menu and make the rest of the run toothless.
// prettier-ignore
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'get', 'FOO', 'GE\0T', 'G\r\nET', ''];

const pathTricks = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/package.json',
  '/.git/config',
  '//192.0.2.1/v1/orders',
  'http://192.0.2.1/v1/orders',
  '*',
  '',
  '/\\..\\..\\windows',
  '/%',
  '/%zz',
  '/%ff%fe',
  '/v1/orders/%E0%A4%A',
  '/v1/orders;jsessionid=1',
  `/${'a/'.repeat(3000)}`,
  `/v1/orders?${'a=1&'.repeat(3000)}`,
  '/v1//orders',
  '/V1/ORDERS',
  '/v1/orders/',
  '/index.html%00.js',
];

const encoded = (length: number): fc.Arbitrary<string> =>
  hostileText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, length));

// prettier-ignore
const queryNames = ['status', 'status[]', 'status[0]', 'page', 'limit', 'search', 'displayCode', 'dateFrom', 'dateTo', 'sortBy', 'include', 'lastEventId', 'channels', 'since', 'orderId', 'available', 'enabled', 'ticketNumber', 'from', 'to', 'groupBy', '__proto__', 'constructor[prototype]', ''];
// prettier-ignore
const queryValues = ['1', '20', '-1', '1e9', 'PENDING', 'items', '%ff', 'true', '9007199254740993', '+275760-09-13T00:00:00.001Z', '0000-00-00', '2026-01-15'];

const query: fc.Arbitrary<string> = fc.oneof(
  fc.constant(''),
  fc
    .array(fc.tuple(fc.constantFrom(...queryNames), fc.oneof(encoded(300), fc.constantFrom(...queryValues))), {
      minLength: 1,
      maxLength: 5,
    })
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`),
);

/** Method, address and kind of body: fitting each other, or not. */
export const targetOf = (known: Known): fc.Arbitrary<Target> => {
  const id = fc.oneof(
    fc.constantFrom('0', '-1', '1e3', '2147483648', '99999999999999999999', '%00', '..%2f..', '__proto__'),
    encoded(900),
  );
  const names = fc.record({
    ID: id,
    ORDER: fc.oneof({ arbitrary: fc.constantFrom(...known.orders.map(String)), weight: 6 }, id),
    FOOD: fc.oneof({ arbitrary: fc.constantFrom(...known.foods), weight: 4 }, id),
    PRINTER: fc.oneof({ arbitrary: fc.constant(known.printer), weight: 4 }, id),
  });
  const route = fc.oneof(...routes.map(([weight, ...rest]) => ({ arbitrary: fc.constant(rest), weight })));
  const fitting = fc.tuple(route, names, query).map(([[method, path, kind], named, rest]): Target => ({
    method,
    path:
      path.replace(/\b(ID|ORDER|FOOD|PRINTER)\b/, (name) => named[name as keyof typeof named]) +
      (method === 'GET' ? rest : ''),
    kind,
  }));
  const odd = fc
    .tuple(fitting, fc.constantFrom(...methods), fc.constantFrom(...pathTricks), fc.nat(2))
    .map(([target, method, path, which]): Target => ({
      method: which === 0 ? target.method : method,
      path: which === 1 ? target.path : path,
      kind: target.kind,
    }));
  return fc.oneof({ arbitrary: fitting, weight: 6 }, { arbitrary: odd, weight: 1 });
};
