import { cents } from '#contract/money.ts';
import type { Order, OrderLine } from '#domain/order.ts';

let made = 0;

/** An order that was just taken, with names nobody else has; everything else as it is given. */
export const sampleOrder = (some: Partial<Omit<Order, 'id'>> = {}): Omit<Order, 'id'> => {
  made += 1;
  const serial = String(made);
  return {
    uuid: `00000000-0000-4000-8000-${serial.padStart(12, '0')}`,
    oid: serial.padStart(24, '0'),
    displayCode: `A${serial.padStart(2, '0')}`,
    ticketNumber: null,
    orderNumber: `CB20260815${serial.padStart(3, '0')}`,
    orderCode: `ORD-${serial.padStart(6, '0')}`,
    state: 'PENDING',
    payment: 'unpaid',
    paymentMethod: null,
    table: null,
    customer: null,
    orderType: 'eat-in',
    createdAt: 1000,
    confirmedAt: null,
    startedAt: null,
    readyAt: null,
    pickedUpAt: null,
    cancelledAt: null,
    updatedAt: 1000,
    businessDay: '2026-08-15',
    discount: cents(0),
    discountPercent: null,
    discountReason: null,
    cancelNote: null,
    userId: null,
    registerId: null,
    customerId: null,
    changes: 0,
    reprints: 0,
    rev: 1,
    lines: [sampleLine()],
    parts: [],
    ...some,
  };
};

export const sampleLine = (some: Partial<OrderLine> = {}): OrderLine => {
  made += 1;
  return {
    id: `line-${made}`,
    foodId: 'pasta',
    foodName: 'Pasta',
    categoryId: 'first',
    categoryName: 'First courses',
    stationId: null,
    stationName: null,
    printerId: null,
    quantity: 1,
    unitPrice: cents(800),
    surcharge: cents(0),
    notes: null,
    ...some,
  };
};
