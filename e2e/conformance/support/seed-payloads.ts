/** The example payloads of seed-mysagra-events, as it prints them. */
const head = {
  id: 1,
  displayCode: 'A01',
  table: '3',
  customer: 'John Doe',
  createdAt: '2026-01-15T18:30:00.000Z',
};

const confirmedHead = {
  ...head,
  confirmedAt: '2026-01-15T18:35:12.000Z',
  ticketNumber: 1,
  status: 'CONFIRMED',
  paymentMethod: 'CASH',
  subTotal: '25',
  discount: '2',
  surcharge: '1',
  total: '24',
  userId: 'clx0usr0003mx01example',
  cashRegisterId: 'clx0csh0004mx01example',
};

const food = { id: 'clx0def0002mx01example', name: 'Margherita', printerId: null };

const reprintItem = {
  id: 'clx0abc0001mx01example',
  orderId: 1,
  foodId: 'clx0def0002mx01example',
  quantity: 2,
  notes: 'Extra spicy',
  unitPrice: '12.5',
  unitSurcharge: '0.5',
  total: '26',
  food,
};

const summary = { displayCode: 'A01', ticketNumber: 1, id: 1 };

export const seedPayloads = [
  {
    channel: 'cashier',
    event: 'new-order',
    payload: {
      ...head,
      confirmedAt: null,
      ticketNumber: null,
      status: 'PENDING',
      paymentMethod: null,
      subTotal: '25',
      discount: '0',
      surcharge: '0',
      total: '25',
      userId: null,
      cashRegisterId: null,
      orderItems: [
        {
          id: 'clx0abc0001mx01example',
          quantity: 2,
          orderId: 1,
          foodId: 'clx0def0002mx01example',
          unitPrice: '12.5',
          unitSurcharge: '0',
          total: '25',
          notes: 'No onions',
        },
      ],
    },
  },
  { channel: 'cashier', event: 'confirmed-order', payload: summary },
  { channel: 'display', event: 'confirmed-order', payload: summary },
  {
    channel: 'printer',
    event: 'confirmed-order',
    payload: {
      ...confirmedHead,
      orderItems: [
        {
          id: 'clx0abc0001mx01example',
          quantity: 2,
          orderId: 1,
          notes: 'Extra spicy',
          unitPrice: '12.5',
          unitSurcharge: '0.5',
          total: '26',
          food,
        },
      ],
    },
  },
  {
    channel: 'printer',
    event: 'reprint-order',
    payload: { ...confirmedHead, reprintReceipt: true, reprintOrderItems: [reprintItem], orderItems: [reprintItem] },
  },
] as const;
