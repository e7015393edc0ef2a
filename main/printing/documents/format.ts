import type { Language } from './strings.ts';

/** What of the venue's settings a slip needs. */
export type Venue = {
  readonly name: string;
  readonly language: Language;
  /** ISO 4217, e.g. "EUR". */
  readonly currency: string;
  /** IANA name, e.g. "Europe/Rome". */
  readonly timeZone: string;
};

const fractionDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const symbolOf = (currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

/**
 * The hub's decimal string ("12.5") as a person reads it ("12,50"). Characters are moved, nothing is computed:
 * a slip that did its own sums once showed 46,49 where 46.50 had been charged (mysagra reference 4.4, 16).
 */
export const amount = (decimal: string, venue: Venue): string => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(fractionDigits(venue.currency), '0');
  if (padded === '') return whole;
  return `${whole}${venue.language === 'it' ? ',' : '.'}${padded}`;
};

/** The same with the currency's symbol in front: "€ 12,50". */
export const amountWithSymbol = (decimal: string, venue: Venue): string =>
  `${symbolOf(venue.currency)} ${amount(decimal, venue)}`;

export const isZero = (decimal: string): boolean => /^-?0*(\.0*)?$/.test(decimal);

/** Hub instant → "18:42" on the venue's clock. */
export const clockTime = (instant: string, venue: Venue): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: venue.timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

/** Hub instant → "15/01/2026 18:42" on the venue's clock. */
export const dateAndTime = (instant: string, venue: Venue): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: venue.timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(new Date(instant))
    .replace(',', '');
