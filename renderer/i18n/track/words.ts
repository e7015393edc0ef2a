import { createContext, useContext } from 'react';
import type { Language } from '../../store/device.ts';
import { trackEn, type TrackCatalogue, type TrackMessage } from './en.ts';
import { trackIt } from './it.ts';

const catalogues: Readonly<Record<Language, TrackCatalogue>> = { en: trackEn, it: trackIt };

export type Values = Readonly<Record<string, string | number>>;
/** `counted` takes the message before `.one` and `.other`. */
export type TrackWords = {
  language: Language;
  t: (id: TrackMessage, values?: Values) => string;
  counted: (stem: 'ahead' | 'mine.items', count: number) => string;
  /** Of an instant, "19:04". */
  time: (instant: string | number) => string;
  /** Of euros as a number, "€9.00". */
  money: (amount: number, currency: string) => string;
};

const fill = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Without the library the other screens use: it would be the larger part of what a phone loads. */
export const createWords = (language: Language): TrackWords => {
  const words = catalogues[language];
  const plural = new Intl.PluralRules(language);
  const locale = language === 'it' ? 'it-IT' : 'en-GB';
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  return {
    language,
    t: (id, values = {}) => fill(words[id], values),
    counted: (stem, count) => {
      const form = plural.select(count) === 'one' ? 'one' : 'other';
      return fill(words[`${stem}.${form}`], { count });
    },
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
    time: (instant) => clock.format(new Date(instant)),
  };
};

/** The phone's own language where we have it, else English. */
export const phoneLanguage = (languages: readonly string[]): Language =>
  languages.map((one) => one.slice(0, 2).toLowerCase()).find((one): one is Language => one === 'it' || one === 'en') ??
  'en';

export const WordsContext = createContext<TrackWords | null>(null);
export const useWords = (): TrackWords => {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no words above this component');
  return words;
};
