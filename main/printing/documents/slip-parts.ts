import type { OrderItemWire } from '#contract/orders.ts';
import type { OrderType } from '#contract/order-state.ts';
import { pair, rule, text, type Block } from './model.ts';
import { sanitise, sanitiseLines } from './sanitise.ts';
import { strings, type Language } from './strings.ts';

/** What every slip of an order says about whose it is. */
export type OrderHead = {
  readonly ticketNumber: number | null;
  readonly displayCode: string;
  readonly table: string | null;
  readonly customer: string | null;
  /** MySagra's cancellation does not say. */
  readonly orderType?: OrderType;
};

/** What has to be packed; nothing for what is eaten here, which is most of it. */
export const orderTypeWord = (orderType: OrderType, language: Language): string | undefined => {
  const { takeAway, delivery } = strings(language);
  return { 'eat-in': undefined, 'take-away': takeAway, delivery }[orderType];
};

/** Number and code in the largest type, read from two metres; table and customer under them. */
export const headBlocks = (order: OrderHead, language: Language, bigNumber = false): Block[] => {
  const say = strings(language);
  const number = order.ticketNumber === null ? '' : String(order.ticketNumber);
  const big = { width: 2, height: 2, bold: true } as const;
  const code = sanitise(order.displayCode);
  const huge = { width: 4, height: 4, bold: true, align: 'center' } as const;
  const blocks =
    bigNumber && number !== ''
      ? [text(number, huge), text(code, { ...big, align: 'center' })]
      : [pair(number, code, big)];
  const packed = orderTypeWord(order.orderType ?? 'eat-in', language);
  if (packed !== undefined) blocks.push(text(packed, { ...big, align: 'center' }));
  const table = sanitise(order.table ?? '');
  const customer = sanitise(order.customer ?? '');
  if (table !== '') blocks.push(text(`${say.table} ${table}`, { width: 2, height: 2, hang: 2 }));
  if (customer !== '') blocks.push(text(customer, { height: 2, hang: 2 }));
  return blocks;
};

/** "− Onion", "+ Cheese": what the line leaves out of its dish, and what it adds. */
type Named = { readonly name: string };
type Chosen = { readonly without?: readonly Named[] | undefined; readonly extra?: readonly Named[] | undefined };

export const choiceLines = ({ without = [], extra = [] }: Chosen): string[] => [
  ...without.map(({ name }) => `- ${sanitise(name)}`),
  ...extra.map(({ name }) => `+ ${sanitise(name)}`),
];

/** "2 x Margherita", choices and the note underneath on lines of its own. */
export const dishBlocks = (item: Pick<OrderItemWire, 'quantity' | 'notes' | 'food'> & Chosen): Block[] => {
  const lead = `${item.quantity} x `;
  const notes = sanitiseLines(item.notes ?? '');
  return [
    text(`${lead}${sanitise(item.food.name)}`, { height: 2, bold: true, hang: Math.min(lead.length, 8) }),
    ...choiceLines(item).map((choice) => text(choice, { height: 2, bold: true, indent: 3, hang: 2 })),
    ...notes.map((note) => text(`» ${note}`, { height: 2, indent: 3, hang: 2 })),
  ];
};

export const portionsOf = (items: readonly Pick<OrderItemWire, 'quantity'>[]): number =>
  items.reduce((sum, item) => sum + item.quantity, 0);

type GroupBy = 'none' | 'station' | 'category';

const groupName = ({ food: { category } }: OrderItemWire, by: GroupBy): string => {
  const name = { none: '', station: category?.station?.name, category: category?.name }[by];
  return sanitise(name ?? '');
};

/** Lines in groups, in order of first appearance; a group is named only when the slip has more than one. */
export const grouped = (
  items: readonly OrderItemWire[],
  by: GroupBy,
  toBlocks: (item: OrderItemWire) => readonly Block[],
): Block[] => {
  const groups = Map.groupBy(items, (item) => groupName(item, by));
  if (groups.size < 2) return items.flatMap(toBlocks);
  return [...groups].flatMap(([name, group], index) => [
    ...(index === 0 ? [] : [rule()]),
    ...(name === '' ? [] : [text(name.toLocaleUpperCase(), { bold: true })]),
    ...group.flatMap(toBlocks),
  ]);
};
