import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import { amount, amountWithSymbol, dateAndTime, isZero, type Venue } from './format.ts';
import { cut, feed, logo, pair, qr, rule, text, type Block, type SlipDocument } from './model.ts';
import { paymentBlocks } from './payment-blocks.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';
import { choiceLines, grouped, orderTypeWord } from './slip-parts.ts';
import { strings } from './strings.ts';

const lineBlocks = (item: OrderItemWire, venue: Venue): Block[] => {
  const say = strings(venue.language);
  const lead = `${item.quantity} x `;
  const blocks = [
    pair(`${lead}${sanitise(item.food.name)}`, amount(item.total, venue), { hang: Math.min(lead.length, 8) }),
  ];
  if (item.quantity > 1) blocks.push(text(`${amount(item.unitPrice, venue)} ${say.each}`, { indent: 4 }));
  for (const choice of choiceLines(item)) blocks.push(text(choice, { indent: 4, hang: 2 }));
  if (!isZero(item.unitSurcharge)) {
    blocks.push(text(`${say.surcharge} ${amount(item.unitSurcharge, venue)}`, { indent: 4 }));
  }
  for (const note of sanitiseLines(item.notes ?? '')) blocks.push(text(note, { indent: 4 }));
  return blocks;
};

const sumBlocks = (order: OrderWire, venue: Venue): Block[] => {
  const say = strings(venue.language);
  const adjusted = !isZero(order.surcharge) || !isZero(order.discount);
  return [
    ...(adjusted ? [pair(say.subtotal, amount(order.subTotal, venue))] : []),
    ...(isZero(order.surcharge) ? [] : [pair(say.surcharge, amount(order.surcharge, venue))]),
    ...(isZero(order.discount) ? [] : [pair(say.discount, `-${amount(order.discount, venue)}`)]),
    pair(say.total, amountWithSymbol(order.total, venue), { width: 2, height: 2, bold: true }),
  ];
};

/** Customer, table and payment, each only when there is one. */
const factBlocks = (order: OrderWire, venue: Venue): Block[] => {
  const say = strings(venue.language);
  const table = sanitise(order.table ?? '');
  const customer = sanitise(order.customer ?? '');
  const packed = orderTypeWord(order.orderType, venue.language);
  const number = order.ticketNumber === null ? '' : `${say.ticketNumber} ${order.ticketNumber}`;
  return [
    pair(number, dateAndTime(order.confirmedAt ?? order.createdAt, venue)),
    ...(packed === undefined ? [] : [text(packed, { bold: true })]),
    ...(table === '' ? [] : [text(`${say.table} ${table}`)]),
    ...(customer === '' ? [] : [text(customer)]),
  ];
};

export type ReceiptInput = {
  readonly order: OrderWire;
  readonly venue: Venue;
  /** Printable ASCII, null: no symbol. */
  readonly qrData: string | null;
  readonly withLogo: boolean;
  /** The number in the largest letters, as on a pickup ticket. */
  readonly bigNumber: boolean;
  readonly groupBy: 'none' | 'category';
};

const titleBlocks = ({ order, bigNumber }: ReceiptInput): Block[] => {
  const code = text(sanitise(order.displayCode), { width: 2, height: 2, bold: true, align: 'center' });
  if (!bigNumber || order.ticketNumber === null) return [code];
  return [text(String(order.ticketNumber), { width: 4, height: 4, bold: true, align: 'center' }), code];
};

/** The customer's slip. Every figure is the hub's own string. */
export const receipt = (input: ReceiptInput): SlipDocument => {
  const { order, venue, qrData, withLogo, groupBy } = input;
  const say = strings(venue.language);
  return {
    language: venue.language,
    blocks: [
      ...(withLogo ? [logo] : []),
      text(sanitise(venue.name), { width: 2, height: 2, align: 'center' }),
      feed(1),
      ...titleBlocks(input),
      feed(1),
      ...factBlocks(order, venue),
      rule(),
      ...grouped(order.orderItems, groupBy, (item) => lineBlocks(item, venue)),
      rule(),
      ...sumBlocks(order, venue),
      ...paymentBlocks(order, venue),
      ...(qrData === null ? [] : qr(qrData)),
      feed(1),
      text(say.thanks, { align: 'center' }),
      text(say.receiptNote, { align: 'center' }),
      feed(1),
      cut,
    ],
  };
};
