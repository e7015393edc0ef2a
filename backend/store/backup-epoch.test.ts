import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore, type Store } from './open-store.ts';
import { DATABASE_FILE } from './sqlite.ts';

test('a hub that goes on from a backup is another log: what it numbers anew was never sent under those numbers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-store-'));
  const open = (): Promise<Store> =>
    openStore({
      folder,
      clock: { now: () => 1000, monotonic: () => 0 },
      random: { bytes: (count) => randomBytes(count) },
    });
  const before = await open();
  await before.write((tx) => tx.append({ type: 'menu-changed' }));
  const backup = await before.backup('evening.db');
  await before.write((tx) => tx.append({ type: 'menu-changed' }));
  const { logId } = before;
  await before.close();

  const unchanged = await open();
  expect(unchanged.logId).toBe(logId);
  await unchanged.close();

  copyFileSync(backup, join(folder, DATABASE_FILE));
  const restored = await open();
  expect(restored.head()).toBe(1);
  expect(restored.logId).not.toBe(logId);
  await restored.close();
  rmSync(folder, { recursive: true, force: true });
});
