import type { TillPaymentKind } from '#contract/payments.ts';
import type { Language } from './strings.ts';

/** Words of the slips that are about money only. */
export type TillStrings = {
  readonly kinds: Readonly<Record<TillPaymentKind | 'ONLINE', string>>;
  readonly tendered: string;
  readonly change: string;
  readonly refund: string;
  readonly refunded: string;
  readonly reason: string;
  readonly signature: string;
  readonly xReport: string;
  readonly zReport: string;
  readonly opened: string;
  readonly closed: string;
  readonly untilNow: string;
  readonly sales: string;
  readonly cancelledOrders: string;
  readonly refunds: string;
  readonly drawer: string;
  readonly float: string;
  readonly cashTaken: string;
  readonly cashRefunded: string;
  readonly paidIn: string;
  readonly paidOut: string;
  readonly expected: string;
  readonly counted: string;
  readonly difference: string;
  readonly byPerson: string;
  readonly byHour: string;
  readonly byCategory: string;
  readonly note: string;
};

const it: TillStrings = {
  kinds: { CASH: 'Contanti', CARD: 'Carta', VOUCHER: 'Buono', ONLINE: 'App' },
  tendered: 'Ricevuti',
  change: 'Resto',
  refund: 'RIMBORSO',
  refunded: 'Rimborsato',
  reason: 'Motivo',
  signature: 'Firma',
  xReport: 'X · PARZIALE',
  zReport: 'Z · CHIUSURA',
  opened: 'Aperto',
  closed: 'Chiuso',
  untilNow: 'Fino a',
  sales: 'Vendite',
  cancelledOrders: 'Ordini annullati',
  refunds: 'Rimborsi',
  drawer: 'CASSETTO',
  float: 'Fondo cassa',
  cashTaken: 'Contanti incassati',
  cashRefunded: 'Contanti resi',
  paidIn: 'Versati',
  paidOut: 'Prelevati',
  expected: 'Attesi',
  counted: 'Contati',
  difference: 'Differenza',
  byPerson: 'PER OPERATORE',
  byHour: 'PER ORA',
  byCategory: 'PER CATEGORIA',
  note: 'Nota',
};

const en: TillStrings = {
  kinds: { CASH: 'Cash', CARD: 'Card', VOUCHER: 'Voucher', ONLINE: 'App' },
  tendered: 'Received',
  change: 'Change',
  refund: 'REFUND',
  refunded: 'Refunded',
  reason: 'Reason',
  signature: 'Signature',
  xReport: 'X REPORT',
  zReport: 'Z REPORT',
  opened: 'Opened',
  closed: 'Closed',
  untilNow: 'Until',
  sales: 'Sales',
  cancelledOrders: 'Cancelled orders',
  refunds: 'Refunds',
  drawer: 'DRAWER',
  float: 'Float',
  cashTaken: 'Cash taken',
  cashRefunded: 'Cash given back',
  paidIn: 'Paid in',
  paidOut: 'Paid out',
  expected: 'Expected',
  counted: 'Counted',
  difference: 'Difference',
  byPerson: 'BY PERSON',
  byHour: 'BY HOUR',
  byCategory: 'BY CATEGORY',
  note: 'Note',
};

const catalogue: Record<Language, TillStrings> = { it, en };
export const tillStrings = (language: Language): TillStrings => catalogue[language];
