import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '#contract/settings.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { startBackups, type Backups } from './backups.ts';

let folder: string;
let store: Store;
let backups: Backups;
let now = Date.parse('2026-08-15T10:00:00Z');
let look: () => void;
let settings: Settings;
const errors: unknown[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-backups-'));
  settings = { ...defaultSettings('Europe/Rome'), backupEveryHours: 6, backupKeep: 2 };
  const clock = { now: () => now, monotonic: () => now };
  store = await openStore({ folder, clock, random: { bytes: (count) => randomBytes(count) } });
  const timers = {
    setInterval: (run: () => void) => {
      look = run;
      return 0;
    },
    clearInterval: () => undefined,
  };
  backups = startBackups({
    store,
    folder,
    clock,
    settings: () => settings,
    timers,
    onError: (error) => errors.push(error),
  });
});
afterEach(async () => {
  await backups.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets the hours pass, looks once, and waits for what comes of it; a file has the time at which it was made. */
const afterHours = async (hours: number): Promise<string[]> => {
  now += hours * 3_600_000;
  look();
  await backups.make('before-restore');
  for (const { name, at } of backups.list())
    if (Math.abs(at - now) > 1000 && !stamped.has(name)) {
      utimesSync(join(folder, 'backups', name), now / 1000, now / 1000);
      stamped.add(name);
    }
  return backups
    .list()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('scheduled'));
};
const stamped = new Set<string>();

test('copies are made on the schedule, the oldest of the schedule go, and those of people stay', async () => {
  const manual = await backups.make('manual');
  stamped.clear();
  expect(await afterHours(0)).toHaveLength(1);
  expect(await afterHours(5)).toHaveLength(1);
  expect(await afterHours(1)).toHaveLength(2);
  const third = await afterHours(6);
  expect(third).toHaveLength(2);
  expect(third[0]).toContain('2026-08-15-22');
  expect(existsSync(join(folder, 'backups', manual.name))).toBe(true);
  settings = { ...settings, backupEveryHours: 0 };
  expect(await afterHours(100)).toEqual(third);
  expect(errors).toEqual([]);
});
