import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { ChangeToPrint } from '#contract/events.ts';
import type { LineChangeWire } from '#contract/order-changes.ts';
import type { OrderItemWire, OrderWire } from '#contract/orders.ts';
import type { Report } from '#contract/reports.ts';
import { defaultSettings, type Settings } from '#contract/settings.ts';
import type { PrintConfig } from '../routing.ts';

/** Wire records as the hub sends them, for tests and for looking at a layout. */
export const somePrinter = (id: string, more: Partial<PrinterWire> = {}): PrinterWire => ({
  id,
  name: `Printer ${id}`,
  ip: '127.0.0.1',
  mac: null,
  port: 9100,
  description: null,
  status: 'ONLINE',
  detail: null,
  columns: 48,
  demo: false,
  failoverPrinterId: null,
  copies: 1,
  openDrawer: true,
  connection: 'network',
  target: null,
  letters: 'pc858',
  ...more,
});

export const someRegister = (id: string, defaultPrinterId: string | null): RegisterWire => ({
  id,
  name: `Till ${id}`,
  enabled: true,
  defaultPrinterId,
});

export const someSettings = (more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings('Europe/Rome'),
  venueName: 'Sagra del Fungo',
  ...more,
});

export const someItem = (
  id: string,
  more: Partial<OrderItemWire> & { name?: string; printerId?: string | null } = {},
): OrderItemWire => {
  const { name = `Dish ${id}`, printerId = 'kitchen', ...rest } = more;
  return {
    id,
    orderId: 1,
    foodId: `food-${id}`,
    quantity: 1,
    notes: null,
    unitPrice: '8.5',
    unitSurcharge: '0',
    total: '8.5',
    food: {
      id: `food-${id}`,
      name,
      printerId,
      category: { id: 'c1', name: 'Mains', station: { id: 's1', name: 'Kitchen' } },
    },
    ...rest,
  };
};

export const someOrder = (number: number, more: Partial<OrderWire> = {}): OrderWire => {
  const hex = number.toString(16).padStart(12, '0');
  return {
    id: number,
    displayCode: `A${String(number).padStart(2, '0')}`,
    table: null,
    customer: null,
    createdAt: '2026-01-15T17:40:00.000Z',
    confirmedAt: '2026-01-15T17:42:00.000Z',
    completedAt: null,
    ticketNumber: number,
    status: 'CONFIRMED',
    paymentMethod: 'CARD',
    subTotal: '17',
    discount: '0',
    surcharge: '0',
    total: '17',
    userId: '1',
    cashRegisterId: 'till',
    updatedAt: '2026-01-15T17:42:00.000Z',
    state: 'PREPARING',
    paymentState: 'paid',
    orderType: 'eat-in',
    uuid: `6f9619ff-8b86-4d01-b42d-${hex}`,
    oid: hex.padStart(24, '0'),
    orderNumber: `CB20260115${String(number).padStart(3, '0')}`,
    orderCode: 'ORD-A7X3B2',
    changes: 0,
    reprints: 0,
    rev: number,
    orderItems: [someItem('1', { quantity: 2, total: '17' })],
    ...more,
  };
};

export const someLineChange = (item: OrderItemWire, more: Partial<LineChangeWire> = {}): LineChangeWire => ({
  kind: 'voided',
  itemId: item.id,
  quantity: item.quantity,
  made: 0,
  notes: item.notes,
  notesBefore: null,
  food: item.food,
  ...more,
});

/** The order as it stands after its change number 1. */
export const someChange = (
  order: OrderWire,
  lines: readonly LineChangeWire[],
  more: { receipt?: boolean; number?: number; difference?: string } = {},
): ChangeToPrint => ({
  ...order,
  receipt: more.receipt ?? false,
  change: {
    number: more.number ?? 1,
    at: '2026-01-15T17:50:00.000Z',
    userId: '1',
    reason: 'the guest asked',
    totalBefore: '17',
    totalAfter: '10',
    difference: more.difference ?? '-7',
    lines: [...lines],
  },
});

export const someConfig = (more: Partial<PrintConfig> = {}): PrintConfig => ({
  printers: [somePrinter('kitchen'), somePrinter('bar'), somePrinter('front')],
  registers: [someRegister('till', 'front')],
  settings: someSettings(),
  ...more,
});

export const someReport = (more: Partial<Report> = {}): Report => ({
  id: 'day',
  timestamp: '2026-01-15T05:00:00.000Z',
  intervalInMinutes: 720,
  totalRevenue: 120.5,
  totalCashRevenue: 40.5,
  totalCardRevenue: 80,
  totalOrders: 3,
  averageCompletitionTime: 0,
  categoryStats: [
    {
      categoryId: 'c1',
      categoryName: 'Mains',
      revenue: 120.5,
      quantity: 3,
      foodStats: [{ foodId: 'f1', foodName: 'Gnocchi', revenue: 120.5, quantity: 3 }],
    },
  ],
  cashRegisterStats: [
    {
      cashRegisterId: 'till',
      cashRegisterName: 'Till till',
      revenue: 120.5,
      cashRevenue: 40.5,
      cardRevenue: 80,
      orders: 3,
    },
  ],
  ...more,
});
