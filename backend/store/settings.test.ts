import { expect, test } from 'vitest';
import { defaultSettings } from '#contract/settings.ts';
import { onEachEngine } from '../testing/engines.ts';
import { loadSettings, saveSettings } from './settings.ts';

const defaults = defaultSettings('Europe/Rome');

onEachEngine('settings', ({ read, write }) => {
  const load = () => read((db) => loadSettings(db, defaults));

  test('only what is named is written, over what was there', async () => {
    expect(await load()).toEqual(defaults);
    await write((db) => saveSettings(db, { venueName: 'Sagra', kitchenAutoStart: false }));
    await write((db) => saveSettings(db, { venueName: 'Sagra di San Lorenzo' }));
    expect(await load()).toEqual({ ...defaults, venueName: 'Sagra di San Lorenzo', kitchenAutoStart: false });
  });

  test('a setting that no longer fits falls back to its default instead of stopping the hub', async () => {
    await write((db) => saveSettings(db, { venueName: 'Sagra', dayCutoff: '99:99' }));
    await write((db) => db.insertInto('settings').values({ name: 'unknownToday', value: '1' }).execute());
    expect(await load()).toEqual({ ...defaults, venueName: 'Sagra' });
  });
});
