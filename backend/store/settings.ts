import { settings as settingsSchema, type Settings } from '#contract/settings.ts';
import type { Db } from './db.ts';

/** Settings as stored over `defaults`; a value that no longer fits its schema falls back to its default. */
export const loadSettings = async (db: Db, defaults: Settings): Promise<Settings> => {
  const rows = await db.selectFrom('settings').selectAll().execute();
  const found: Record<string, unknown> = { ...defaults };
  for (const row of rows) {
    const field = settingsSchema.shape[row.name as keyof Settings];
    const parsed = field?.safeParse(JSON.parse(row.value));
    if (parsed?.success) found[row.name] = parsed.data;
  }
  return found as Settings;
};

/** Writes only the named settings. */
export const saveSettings = async (db: Db, patch: Partial<Settings>): Promise<void> => {
  for (const [name, value] of Object.entries(patch)) {
    const row = { name, value: JSON.stringify(value) };
    await db
      .insertInto('settings')
      .values(row)
      .onConflict((c) => c.column('name').doUpdateSet({ value: row.value }))
      .execute();
  }
};
