import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import { dateAndTime, type Venue } from './format.ts';
import { cut, feed, logo, qr, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { choiceLines, orderTypeWord, portionsOf } from './slip-parts.ts';
import { strings } from './strings.ts';

export type PickupTicketInput = {
  readonly order: OrderWire;
  /** All lines, or the one it is for. */
  readonly items: readonly OrderItemWire[];
  /** Whether it is handed in for its lines alone: then it names them. */
  readonly namesLines: boolean;
  readonly venue: Venue;
  /** Printable ASCII, null: no symbol. */
  readonly qrData: string | null;
  readonly withLogo: boolean;
};

const lineBlocks = (item: OrderItemWire): Block[] => [
  text(`${item.quantity} x ${sanitise(item.food.name)}`, { height: 2, bold: true, align: 'center' }),
  ...choiceLines(item).map((line) => text(line, { align: 'center' })),
];

/** What a customer holds up at the counter: the number that is called, and nothing that it costs. */
export const pickupTicket = (input: PickupTicketInput): SlipDocument => {
  const { order, items, namesLines, venue, qrData, withLogo } = input;
  const say = strings(venue.language);
  const number = order.ticketNumber === null ? '' : String(order.ticketNumber);
  const code = sanitise(order.displayCode);
  const huge = { width: 4, height: 4, bold: true, align: 'center' } as const;
  const big = { width: 2, height: 2, bold: true, align: 'center' } as const;
  const packed = orderTypeWord(order.orderType, venue.language);
  const table = sanitise(order.table ?? '');
  return {
    language: venue.language,
    blocks: [
      ...(withLogo ? [logo] : []),
      text(sanitise(venue.name), { height: 2, align: 'center' }),
      rule(),
      text(say.yourNumber, { align: 'center' }),
      ...(number === '' ? [text(code, huge)] : [text(number, huge), text(code, big)]),
      ...(packed === undefined ? [] : [text(packed, big)]),
      ...(table === '' ? [] : [text(`${say.table} ${table}`, { height: 2, align: 'center' })]),
      ...(namesLines ? items.flatMap(lineBlocks) : [text(say.portions(portionsOf(items)), { align: 'center' })]),
      ...(qrData === null ? [] : qr(qrData)),
      rule(),
      text(say.keepTicket, { align: 'center' }),
      text(dateAndTime(order.confirmedAt ?? order.createdAt, venue), { align: 'center' }),
      feed(1),
      cut,
    ],
  };
};
