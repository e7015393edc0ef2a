import type { KitchenMark, Portion } from '#contract/kitchen.ts';
import type { Cents } from '#contract/money.ts';
import type { OrderState, OrderType, PaymentMethod, PaymentState } from '#contract/order-state.ts';
import type { Choices } from './choices.ts';
import type { UnseenChange } from './order-change.ts';
import type { Part } from './parts.ts';
import type { Payment } from './payments.ts';

/** One line as it was sold: names, prices and routing are copies, so that a later change of the menu rewrites no history. */
export type OrderLine = {
  id: string;
  foodId: string;
  foodName: string;
  categoryId: string;
  categoryName: string;
  stationId: string | null;
  stationName: string | null;
  /** null: the food has no printer of its own (it prints on the default one). */
  printerId: string | null;
  /** Where it goes instead, when a rule or its station's own printers say so; absent: to `printerId`. */
  printerIds?: string[];
  quantity: number;
  unitPrice: Cents;
  /** For the whole line, not per unit (mysagra reference 3.3). */
  surcharge: Cents;
  notes: string | null;
  /** Ingredients left out and added, their price within `surcharge`; absent: as the menu makes it. */
  choices?: Choices;
};

/** Portions only of lines of which some are made; `unseen`: what no cook has acknowledged of its changes. */
export type KitchenNotes = { portions: Portion[]; marks: KitchenMark[]; unseen: UnseenChange[] };

/** Instants are epoch milliseconds. */
export type Order = {
  id: number;
  uuid: string;
  oid: string;
  displayCode: string;
  ticketNumber: number | null;
  orderNumber: string;
  orderCode: string;
  state: OrderState;
  payment: PaymentState;
  paymentMethod: PaymentMethod | null;
  table: string | null;
  customer: string | null;
  orderType: OrderType;
  createdAt: number;
  confirmedAt: number | null;
  startedAt: number | null;
  readyAt: number | null;
  pickedUpAt: number | null;
  cancelledAt: number | null;
  updatedAt: number;
  /** Business day of creation, "YYYY-MM-DD". */
  businessDay: string;
  discount: Cents;
  /** When it was given as a share; `discount` is what it came to. */
  discountPercent?: number | null;
  discountReason?: string | null;
  /** Why staff cancelled it. */
  cancelNote?: string | null;
  userId: number | null;
  registerId: string | null;
  /** The customer's person id, when the order has one (CampusBite, orders-stream). */
  customerId: number | null;
  /** Times its lines were changed after it was confirmed; the number of the last change. */
  changes: number;
  reprints: number;
  /** Seq of its last event. */
  rev: number;
  lines: OrderLine[];
  /** What the kitchen noted; absent: nothing. */
  kitchen?: KitchenNotes;
  /** Money as it moved for it; absent: none yet. */
  payments?: readonly Payment[];
  /** What each of its stations has to do; none before it is confirmed. */
  parts: Part[];
};
