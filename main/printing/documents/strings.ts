export type Language = 'it' | 'en';

export type SlipStrings = {
  readonly ticketNumber: string;
  readonly table: string;
  readonly takeAway: string;
  readonly delivery: string;
  readonly portions: (count: number) => string;
  readonly subtotal: string;
  readonly surcharge: string;
  readonly discount: string;
  readonly total: string;
  readonly each: string;
  readonly cash: string;
  readonly card: string;
  readonly thanks: string;
  readonly yourNumber: string;
  readonly keepTicket: string;
  readonly receiptNote: string;
  readonly cancelled: string;
  readonly cancelledNote: string;
  readonly changed: (number: number) => string;
  readonly voided: string;
  readonly added: string;
  readonly noteNow: string;
  readonly noteGone: string;
  readonly alreadyMade: (count: number) => string;
  readonly reason: string;
  readonly reprint: (count: number) => string;
  readonly possibleDuplicate: string;
  readonly duplicateNote: string;
  readonly late: (minutes: number) => string;
  readonly digest: (count: number) => string;
  readonly rerouted: (printer: string) => string;
  readonly testPage: string;
  readonly testColumns: (columns: number) => string;
  readonly testOpenQuestion: string;
  readonly shiftReport: string;
  readonly shiftFrom: string;
  readonly shiftTo: string;
  readonly orders: string;
};

const it: SlipStrings = {
  ticketNumber: 'N.',
  table: 'Tavolo',
  takeAway: 'ASPORTO',
  delivery: 'CONSEGNA',
  portions: (count) => (count === 1 ? '1 porzione' : `${count} porzioni`),
  subtotal: 'Subtotale',
  surcharge: 'Supplementi',
  discount: 'Sconto',
  total: 'TOTALE',
  each: 'cad.',
  cash: 'Contanti',
  card: 'Carta',
  thanks: 'Grazie!',
  yourNumber: 'Il tuo numero',
  keepTicket: 'Conserva questo biglietto per il ritiro',
  receiptNote: 'Non è un documento fiscale',
  cancelled: 'ANNULLATO',
  cancelledNote: 'Non preparare questo ordine',
  changed: (number) => `MODIFICA ${number}`,
  voided: 'TOLTO',
  added: 'AGGIUNTO',
  noteNow: 'NOTA CAMBIATA',
  noteGone: 'senza nota',
  alreadyMade: (count) => (count === 1 ? '1 già pronta' : `${count} già pronte`),
  reason: 'Motivo',
  reprint: (count) => `RISTAMPA ${count}`,
  possibleDuplicate: 'POSSIBLE DUPLICATE',
  duplicateNote: 'Possibile doppione: controlla prima di preparare',
  late: (minutes) => `IN RITARDO ${minutes} min`,
  digest: (count) => `${count} COMANDE IN RITARDO`,
  rerouted: (printer) => `Destinato a: ${printer}`,
  testPage: 'PAGINA DI PROVA',
  testColumns: (columns) => `${columns} colonne: la riga sotto deve stare su una riga sola`,
  testOpenQuestion: 'Accenti, euro e taglio sono giusti?',
  shiftReport: 'CHIUSURA',
  shiftFrom: 'Dal',
  shiftTo: 'Al',
  orders: 'Ordini',
};

const en: SlipStrings = {
  ticketNumber: 'No.',
  table: 'Table',
  takeAway: 'TAKE AWAY',
  delivery: 'DELIVERY',
  portions: (count) => (count === 1 ? '1 portion' : `${count} portions`),
  subtotal: 'Subtotal',
  surcharge: 'Extras',
  discount: 'Discount',
  total: 'TOTAL',
  each: 'each',
  cash: 'Cash',
  card: 'Card',
  thanks: 'Thank you!',
  yourNumber: 'Your number',
  keepTicket: 'Keep this ticket to collect your order',
  receiptNote: 'Not a fiscal document',
  cancelled: 'CANCELLED',
  cancelledNote: 'Do not prepare this order',
  changed: (number) => `CHANGE ${number}`,
  voided: 'VOID',
  added: 'ADD',
  noteNow: 'NOTE CHANGED',
  noteGone: 'no note',
  alreadyMade: (count) => `${count} made already`,
  reason: 'Reason',
  reprint: (count) => `REPRINT ${count}`,
  possibleDuplicate: 'POSSIBLE DUPLICATE',
  duplicateNote: 'May have been printed before: check first',
  late: (minutes) => `LATE ${minutes} min`,
  digest: (count) => `${count} LATE SLIPS`,
  rerouted: (printer) => `Meant for: ${printer}`,
  testPage: 'TEST PAGE',
  testColumns: (columns) => `${columns} columns: the row below must fit on one line`,
  testOpenQuestion: 'Are accents, euro and cut right?',
  shiftReport: 'SHIFT REPORT',
  shiftFrom: 'From',
  shiftTo: 'To',
  orders: 'Orders',
};

const catalogue: Record<Language, SlipStrings> = { it, en };
export const strings = (language: Language): SlipStrings => catalogue[language];
