// @vitest-environment node
import { expect, test } from 'vitest';
import { trackEn, type TrackMessage } from './en.ts';
import { trackIt } from './it.ts';
import { createWords, phoneLanguage } from './words.ts';

const ids = Object.keys(trackEn) as TrackMessage[];
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

test('both languages say everything, with the same values, and Italian is not English', () => {
  for (const id of ids) {
    expect([id, holes(trackIt[id])]).toEqual([id, holes(trackEn[id])]);
    expect(trackIt[id].trim()).not.toBe('');
  }
  const same = ids.filter((id) => trackIt[id] === trackEn[id]);
  expect(same).toEqual(['link.seconds', 'mine.email', 'mine.password']);
});

test('counts follow the language, values stand in their places', () => {
  const it = createWords('it');
  expect(it.counted('ahead', 1)).toBe('Quasi pronto: 1 ordine prima del tuo.');
  expect(it.counted('ahead', 12)).toBe('12 ordini prima del tuo.');
  expect(createWords('en').t('ring.title', { code: 7 })).toBe('Order 7 is ready');
});

test('a phone is spoken to in its own language where we have it', () => {
  expect(phoneLanguage(['de-DE', 'it-CH', 'en'])).toBe('it');
  expect(phoneLanguage(['en-US'])).toBe('en');
  expect(phoneLanguage(['ja'])).toBe('en');
});
