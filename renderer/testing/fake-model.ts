import type { Channel } from '#contract/events.ts';
import { kitchenMarks, type KitchenMark, type Portion } from '#contract/kitchen.ts';
import type { LineChangeWire, UnseenChangeWire } from '#contract/order-changes.ts';
import { toDecimalString, cents } from '#contract/money.ts';
import type { CreateOrderInput, OrderItemWire, OrderWire, PartWire } from '#contract/orders.ts';
import { partMayBecome, partsMovedBy, rollUp } from '#domain/parts.ts';
import type { MysagraStatus, StationStatus } from '#contract/order-state.ts';

export type LoggedEvent = { seq: number; channel: Channel; name: string; data: unknown };
/** As a kitchen reads it. */
export type FakeOrder = OrderWire & {
  orderStationStates: readonly PartWire[];
  portions: readonly Portion[];
  marks: readonly KitchenMark[];
  unseen: readonly UnseenChangeWire[];
};
export type FakeFood = { id: string; name: string; price: number; category: string; station: string };

export const fakeFoods: readonly FakeFood[] = [
  { id: 'f1', name: 'Gnocchi', price: 800, category: 'c1', station: 'Kitchen' },
  { id: 'f2', name: 'Salsiccia', price: 650, category: 'c1', station: 'Kitchen' },
  { id: 'f3', name: 'Caffè', price: 120, category: 'c2', station: 'Bar' },
];

/** The truth of a fake hub: orders and their log. Small rules, the contract's shapes. */
export class FakeModel {
  logId = 'log1';
  seq = 0;
  /** Events up to here are past retention. */
  forgotten = 0;
  readonly orders = new Map<number, FakeOrder>();
  readonly log: LoggedEvent[] = [];
  onEvent: (event: LoggedEvent) => void = () => undefined;
  now = Date.parse('2026-06-01T18:00:00Z');
  private lastTicket = 0;

  get head(): string {
    return `${this.logId}-${this.seq}`;
  }

  place(input: CreateOrderInput): FakeOrder {
    const id = this.orders.size + 1;
    const orderItems = input.orderItems.map((item, index) => itemOf(id, index, item.foodId, item.quantity, item.notes));
    const subTotal = toDecimalString(
      cents(orderItems.reduce((sum, item) => sum + Math.round(Number(item.total) * 100), 0)),
    );
    const at = this.tick();
    const order: FakeOrder = {
      ...unsaid,
      id,
      displayCode: `A${String(id).padStart(2, '0')}`,
      table: input.table ?? null,
      customer: input.customer ?? null,
      orderType: input.orderType ?? 'eat-in',
      createdAt: at,
      updatedAt: at,
      subTotal,
      total: subTotal,
      orderNumber: `CB${id}`,
      orderCode: `ORD-${id}`,
      orderItems,
      orderStationStates: [],
      portions: [],
      marks: [],
      unseen: [],
      rev: 0,
    };
    this.orders.set(id, order);
    const pending = this.announce(id, {}, [['cashier', 'new-order', (one) => one]]);
    return (input.confirm && this.confirm(id, input.confirm.paymentMethod)) ?? pending;
  }

  /** Undefined when it is confirmed already. `discount` in euros. */
  confirm(id: number, paymentMethod: OrderWire['paymentMethod'] = 'CASH', discount = 0): FakeOrder | undefined {
    const before = this.orders.get(id);
    if (before?.status !== 'PENDING') return undefined;
    this.lastTicket += 1;
    const total = toDecimalString(cents(Math.max(0, Math.round((Number(before.subTotal) - discount) * 100))));
    const part = {
      status: 'CONFIRMED',
      state: 'PREPARING',
      ticketNumber: this.lastTicket,
      paymentMethod,
      total,
    } as const;
    const short = ({ displayCode, ticketNumber }: OrderWire) => ({ displayCode, ticketNumber, id });
    const orderStationStates = partsOf(before);
    return this.announce(id, { ...part, orderStationStates, confirmedAt: this.tick() }, [
      ['cashier', 'confirmed-order', short],
      ['display', 'confirmed-order', short],
      ['ticket', 'confirmed-order', ticketOf],
    ]);
  }

  /** Undefined when the move is illegal. */
  move(id: number, status: MysagraStatus): FakeOrder | undefined {
    const order = this.orders.get(id);
    if (!order || !moves[order.status].includes(status)) return undefined;
    if (status === 'CANCELLED' && order.status === 'PENDING')
      return this.announce(id, { status, state: 'CANCELLED' }, [
        ['cashier', 'order-withdrawn', ({ displayCode }) => ({ id, displayCode })],
      ]);
    const goes = ({ CONFIRMED: 'recall', COMPLETED: 'ready', PICKED_UP: 'handOver' } as const)[status as StationStatus];
    for (const one of goes ? partsMovedBy(goes, order.orderStationStates) : [])
      this.setPart(id, one.stationId, one.status);
    return this.step(id, status);
  }

  /** Undefined when the move is illegal. */
  movePart(id: number, stationId: string, status: StationStatus): FakeOrder | undefined {
    const order = this.orders.get(id);
    const part = order?.orderStationStates.find((one) => one.stationId === stationId);
    if (!order || !part || !partMayBecome(part.status, status)) return undefined;
    const moved = this.setPart(id, stationId, status);
    const next = rollUp(moved.state, moved.orderStationStates);
    if (next === undefined || next === 'start') return moved;
    return this.step(id, ({ ready: 'COMPLETED', recall: 'CONFIRMED', handOver: 'PICKED_UP' } as const)[next]);
  }

  /** Undefined when as many were made as nobody saw, or the order is not in the kitchen. */
  count(id: number, itemId: string, done: number, from: number): FakeOrder | undefined {
    const order = this.orders.get(id);
    const before = order?.portions.find((one) => one.itemId === itemId)?.done ?? 0;
    if (order?.status !== 'CONFIRMED' || before !== from) return undefined;
    const portions = [...order.portions.filter((one) => one.itemId !== itemId), { itemId, done }];
    return this.announce(id, { portions }, [
      ['ticket', 'order-portions-changed', () => ({ orderId: id, itemId, done })],
    ]);
  }

  mark(id: number, change: Partial<Record<KitchenMark, boolean>>): FakeOrder | undefined {
    const order = this.orders.get(id);
    if (order?.status !== 'CONFIRMED') return undefined;
    const marks = kitchenMarks.filter((mark) => change[mark] ?? order.marks.includes(mark));
    return this.announce(id, { marks }, [['ticket', 'order-marks-changed', () => ({ orderId: id, marks })]]);
  }

  /** Somebody at a till takes one piece of each line named, and adds one of each food named. */
  change(id: number, voided: readonly string[], added: readonly string[]): FakeOrder {
    const order = this.orders.get(id);
    if (!order) throw new Error(`no order ${id}`);
    const of = (kind: LineChangeWire['kind'], item: OrderItemWire): UnseenChangeWire => ({
      kind,
      itemId: item.id,
      quantity: 1,
      made: 0,
      notes: item.notes,
      notesBefore: null,
      food: item.food,
      change: order.changes + 1,
      reason: 'the guest asked',
    });
    const fresh = added.map((foodId, index) => itemOf(id, order.orderItems.length + index, foodId, 1, null));
    const gone = order.orderItems.filter((item) => voided.includes(item.id));
    const left = order.orderItems.flatMap((item) =>
      !gone.includes(item) ? [item] : item.quantity > 1 ? [{ ...item, quantity: item.quantity - 1 }] : [],
    );
    const unseen = [
      ...order.unseen,
      ...gone.map((item) => of('voided', item)),
      ...fresh.map((item) => of('added', item)),
    ];
    const change = { orderItems: [...left, ...fresh], changes: order.changes + 1, unseen };
    return this.announce(id, change, [
      ['ticket', 'order-changed', (one) => ({ ...ticketOf(one), ...kitchenOf(one as FakeOrder) })],
    ]);
  }

  see(id: number, stationId: string | null, change: number): FakeOrder | undefined {
    const order = this.orders.get(id);
    const isSeen = (one: UnseenChangeWire): boolean =>
      one.change <= change && (stationId === null || one.food.category?.station?.id === stationId);
    const unseen = order?.unseen.filter((one) => !isSeen(one)) ?? [];
    return (
      order &&
      this.announce(id, { unseen }, [['ticket', 'order-changes-seen', () => ({ orderId: id, stationId, change })]])
    );
  }

  private setPart(orderId: number, stationId: string, status: StationStatus): FakeOrder {
    const parts = this.orders.get(orderId)?.orderStationStates ?? [];
    const orderStationStates = parts.map((one) => (one.stationId === stationId ? { ...one, status } : one));
    const said = (channel: Channel) =>
      [channel, 'order-station-status-update', () => ({ orderId, stationId, status })] as const;
    return this.announce(orderId, { orderStationStates }, [said('cashier'), said('display'), said('ticket')]);
  }

  private step(id: number, status: MysagraStatus): FakeOrder {
    const order = this.orders.get(id);
    const short = (one: OrderWire) => ({ id, ticketNumber: one.ticketNumber, displayCode: one.displayCode, status });
    const name = status === 'CANCELLED' ? 'order-cancelled' : 'order-status-update';
    const completedAt =
      status === 'CONFIRMED' ? null : status === 'COMPLETED' ? this.tick() : (order?.completedAt ?? null);
    return this.announce(id, { status, state: states[status], completedAt }, [
      ['cashier', name, short],
      ['display', name, short],
      ['ticket', name, short],
    ]);
  }

  private announce(
    id: number,
    part: Partial<FakeOrder>,
    events: readonly (readonly [Channel, string, (order: OrderWire) => unknown])[],
  ): FakeOrder {
    this.seq += 1;
    const order = { ...this.orders.get(id), ...part, rev: this.seq } as FakeOrder;
    this.orders.set(id, order);
    this.publish(events.map(([channel, name, data]) => ({ seq: this.seq, channel, name, data: data(order) })));
    return order;
  }

  /** Something that is of no order. */
  tell(events: readonly (readonly [Channel, string, unknown])[]): void {
    this.seq += 1;
    this.publish(events.map(([channel, name, data]) => ({ seq: this.seq, channel, name, data })));
  }

  private publish(events: readonly LoggedEvent[]): void {
    this.log.push(...events);
    for (const event of events) this.onEvent(event);
  }

  private tick(): string {
    this.now += 1000;
    return new Date(this.now).toISOString();
  }
}

const moves: Readonly<Record<MysagraStatus, readonly MysagraStatus[]>> = {
  PENDING: ['CANCELLED'],
  CONFIRMED: ['COMPLETED', 'CANCELLED'],
  COMPLETED: ['CONFIRMED', 'PICKED_UP', 'CANCELLED'],
  PICKED_UP: [],
  CANCELLED: [],
};
const states = {
  PENDING: 'PENDING',
  CONFIRMED: 'PREPARING',
  COMPLETED: 'READY',
  PICKED_UP: 'PICKED_UP',
  CANCELLED: 'CANCELLED',
} as const;

const unsaid = {
  confirmedAt: null,
  completedAt: null,
  ticketNumber: null,
  status: 'PENDING',
  paymentMethod: null,
  discount: '0',
  surcharge: '0',
  userId: '1',
  cashRegisterId: null,
  state: 'PENDING',
  paymentState: 'unpaid',
  uuid: '8c5b2f3e-9a51-4c0e-8f0e-2d8a3c1b4e5f',
  oid: '0123456789abcdef01234567',
  changes: 0,
  reprints: 0,
} as const;

const itemOf = (
  orderId: number,
  index: number,
  foodId: string,
  quantity: number,
  notes: string | null | undefined,
): OrderItemWire => {
  const food = fakeFoods.find((one) => one.id === foodId);
  const price = food?.price ?? 0;
  return {
    id: `${orderId}-${index}`,
    orderId,
    foodId,
    quantity,
    notes: notes ?? null,
    unitPrice: toDecimalString(cents(price)),
    unitSurcharge: '0',
    total: toDecimalString(cents(price * quantity)),
    food: {
      id: foodId,
      name: food?.name ?? '',
      printerId: null,
      category: { id: food?.category ?? '', name: '', station: food ? { id: food.station, name: food.station } : null },
    },
  };
};

const partsOf = (order: FakeOrder | undefined): readonly PartWire[] => {
  const stations = new Set(order?.orderItems.flatMap((item) => item.food.category?.station?.id ?? []));
  return [...stations].map((stationId) => ({
    id: `${order?.id}-${stationId}`,
    orderId: order?.id ?? 0,
    stationId,
    status: 'CONFIRMED',
    station: { id: stationId, name: stationId },
  }));
};

const kitchenOf = ({ orderStationStates, portions, marks, unseen }: FakeOrder) => ({
  orderStationStates,
  portions,
  marks,
  unseen,
});

const ticketOf = (order: OrderWire) => {
  const { id, displayCode, ticketNumber, table, customer, orderType, createdAt, confirmedAt } = order;
  const { status, state, rev } = order;
  const orderItems = order.orderItems.map((item) => ({
    id: item.id,
    orderId: item.orderId,
    foodId: item.foodId,
    quantity: item.quantity,
    notes: item.notes,
    food: item.food,
  }));
  const head = { id, displayCode, ticketNumber, table, customer, orderType, createdAt, confirmedAt };
  return { ...head, status, state, changes: order.changes, rev, orderItems };
};
