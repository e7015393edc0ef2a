import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from './journal.ts';

test('a clock that was years behind when the evening began makes no printed order news again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-retention-'));
  let now = 0;
  const journal = openJournal(join(folder, 'print.db'), () => now);
  const confirmed = { source: 'confirmed:one', orderId: 1, jobs: [] };
  expect(journal.accept('log-1', confirmed)).toBe(true);
  now = Date.parse('2026-08-15T18:30:00.000Z');
  journal.prune();
  expect(journal.acceptSnapshot('restored-1', [confirmed])).toBe(0);
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});
