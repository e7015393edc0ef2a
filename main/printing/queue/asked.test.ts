import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PrintCommandAsked } from '#contract/print-jobs.ts';
import { openJournal, type Journal, type JobChange } from '../journal/journal.ts';
import { planCommand } from '../plan-command.ts';
import { NOW } from '../testing/rig-limits.ts';
import { someConfig } from '../testing/fixtures.ts';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-asked-'));
  journal = openJournal(join(folder, 'print.db'), () => NOW);
  const body = { language: 'en' as const, blocks: [] };
  const job = { key: 'k', orderId: 1, printerId: 'kitchen', body, openDrawer: false, dueAt: NOW };
  journal.addJob({ ...job, document: 'kitchen-ticket' });
  journal.addJob({ ...job, key: 'drawer', document: 'open-drawer', openDrawer: true });
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

let event = 0;
const ask = (command: PrintCommandAsked['command'], key = 'k'): void => {
  event += 1;
  const printerId = command === 'reroute' ? 'bar' : null;
  const asked = { command, id: `c${event}`, key, printerId, at: new Date(NOW).toISOString() };
  journal.accept(`log-${event}`, planCommand(asked, NOW, someConfig()));
};

const untouchable: readonly JobChange[] = [
  { state: 'sending', started: true },
  { state: 'held', started: true, reason: 'paper-out' },
  { state: 'printed' },
  { state: 'sent' },
  { state: 'cancelled' },
];
it.each(untouchable)('changes nothing of a slip that is %o: it may be, or is, on paper', (change) => {
  const before = journal.update('k', change);
  for (const command of ['retry', 'cancel', 'reroute'] as const) ask(command);
  expect(journal.job('k')).toEqual(before);
  expect(journal.cursor()).toBe(`log-${event}`);
});

it('says possible duplicate when an uncertain slip is asked for again', () => {
  journal.update('k', { state: 'uncertain', reason: 'reset', duplicate: true, attempt: 1 });
  ask('retry');
  expect(journal.job('k')).toMatchObject({ state: 'queued', reason: 'possible-duplicate', duplicate: true });
});

it('never sends a drawer pulse to another till', () => {
  ask('reroute', 'drawer');
  expect(journal.job('drawer')).toMatchObject({ printerId: 'kitchen', state: 'queued' });
});
