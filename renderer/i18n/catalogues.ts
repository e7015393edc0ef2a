import type { Language } from '../store/device.ts';
import { en, type Catalogue } from './en.ts';
import { it } from './it.ts';

/** To add a language: one catalogue file, one line here, its code in the settings contract. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, it };
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', it: 'Italiano' };
