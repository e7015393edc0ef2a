import type { OrderWire } from '#contract/orders.ts';
import type { PaymentWire } from '#contract/payments.ts';
import { amount, type Venue } from './format.ts';
import { pair, text, type Block } from './model.ts';
import { sanitise } from './sanitise.ts';
import { tillStrings } from './till-strings.ts';

const isGivenBack = (payment: PaymentWire): boolean => payment.amount.startsWith('-');

export const paymentBlock = (payment: PaymentWire, venue: Venue): Block[] => {
  const say = tillStrings(venue.language);
  const reference = payment.reference === null ? '' : ` ${sanitise(payment.reference)}`;
  const name = isGivenBack(payment) ? `${say.refunded} ${say.kinds[payment.kind]}` : say.kinds[payment.kind];
  return [
    pair(`${name}${reference}`, amount(payment.amount, venue), { hang: 2 }),
    ...(payment.tendered === null ? [] : [pair(`  ${say.tendered}`, amount(payment.tendered, venue))]),
    ...(payment.change === null ? [] : [pair(`  ${say.change}`, amount(payment.change, venue))]),
  ];
};

/** How an order was paid, each way with its sum; one way alone, as a hub of before payments were kept says it, is a word. */
export const paymentBlocks = (order: OrderWire, venue: Venue): Block[] => {
  const payments = order.payments ?? [];
  if (payments.length > 0) return payments.flatMap((payment) => paymentBlock(payment, venue));
  return order.paymentMethod === null ? [] : [text(tillStrings(venue.language).kinds[order.paymentMethod])];
};

/** Cash came in with this sale: its drawer opens. */
export const tookCash = (order: OrderWire): boolean =>
  order.payments && order.payments.length > 0
    ? order.payments.some((payment) => payment.kind === 'CASH' && !isGivenBack(payment) && payment.amount !== '0')
    : order.paymentMethod === 'CASH';
