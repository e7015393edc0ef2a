import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../documents/model.ts';
import { JournalError } from './errors.ts';
import type { NewJob } from './job.ts';
import { openJournal, type Journal } from './journal.ts';

let folder: string;
let journal: Journal | undefined;
let now = 1_000_000;
const path = (): string => join(folder, 'print.db');
const open = (): Journal => (journal = openJournal(path(), () => now));

beforeEach(() => {
  now = 1_000_000;
  folder = mkdtempSync(join(tmpdir(), 'passrail-journal-'));
});
afterEach(() => {
  journal?.close();
  journal = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const job = (key: string, printerId = 'kitchen'): NewJob => ({
  ...{ key, orderId: 1, printerId, document: 'kitchen-ticket', openDrawer: false, dueAt: 0 },
  body: { language: 'en', blocks: [text(key)] },
});
const source = (name: string, ...keys: string[]) => ({ source: name, orderId: 1, jobs: keys.map((key) => job(key)) });

describe('accepting', () => {
  it('takes an event once, with its cursor, and keeps both over a restart', () => {
    open().accept('log-4', source('confirmed:a', 'a1', 'a2'));
    expect(journal!.accept('log-4', source('confirmed:a', 'a1', 'a3'))).toBe(false);
    journal!.close();
    open();
    expect(journal!.cursor()).toBe('log-4');
    expect(journal!.open().map(({ key }) => key)).toEqual(['a1', 'a2']);
  });

  it('never sets the cursor back within a log, and follows it into another', () => {
    open();
    for (const id of ['log-9', 'log-4', 'not an id', '']) journal!.accept(id);
    expect(journal!.cursor()).toBe('log-9');
    journal!.accept('new-1');
    expect(journal!.cursor()).toBe('new-1');
  });

  it('leaves neither jobs nor cursor when it fails half way', () => {
    open().accept('log-1', source('confirmed:a', 'a1'));
    const broken = { ...job('b2'), document: null as never };
    expect(() => journal!.accept('log-2', { source: 'confirmed:b', orderId: 1, jobs: [job('b1'), broken] })).toThrow(
      'NOT NULL',
    );
    expect(journal!.cursor()).toBe('log-1');
    expect(journal!.open().map(({ key }) => key)).toEqual(['a1']);
    expect(journal!.accept('log-2', source('confirmed:b', 'b1'))).toBe(true);
  });

  it('asks for a reconcile until a snapshot is in', () => {
    expect(open().needsReconcile()).toBe(true);
    journal!.accept('log-1');
    expect(journal!.needsReconcile()).toBe(false);
    journal!.markReconcile();
    journal!.accept('log-2');
    expect(journal!.needsReconcile()).toBe(true);
    expect(journal!.acceptSnapshot('log-7', [source('confirmed:a', 'a1'), source('confirmed:a', 'a1')])).toBe(1);
    expect([journal!.needsReconcile(), journal!.cursor()]).toEqual([false, 'log-7']);
  });
});

describe('jobs', () => {
  it('hands out the oldest that may be sent; what has started or is uncertain waits', () => {
    open().accept('log-1', source('confirmed:a', 'a1', 'a2', 'a3'));
    journal!.update('a1', { state: 'sending', started: true, attempt: 1 });
    journal!.update('a2', { state: 'uncertain' });
    expect(journal!.next('kitchen')?.key).toBe('a3');
    expect(journal!.next('bar')).toBeUndefined();
  });

  it('reports every change until the hub has taken that very revision', () => {
    open().accept('log-1', source('confirmed:a', 'a1'));
    const [first] = journal!.unreported(10);
    journal!.update('a1', { state: 'printed' });
    journal!.markReported([first!]);
    expect(journal!.unreported(10)).toMatchObject([{ key: 'a1', state: 'printed', revision: 2 }]);
    journal!.markReported(journal!.unreported(10));
    expect(journal!.unreported(10)).toEqual([]);
  });

  it('forgets settled slips after a week, unreported and open ones never', () => {
    open().accept('log-1', source('confirmed:a', 'done', 'open', 'untold'));
    journal!.update('done', { state: 'printed' });
    journal!.markReported(journal!.unreported(10));
    journal!.update('untold', { state: 'printed' });
    now += 8 * 86_400_000;
    journal!.prune();
    expect(['done', 'open', 'untold'].map((key) => journal!.job(key) !== undefined)).toEqual([false, true, true]);
    expect(journal!.accept('log-2', source('confirmed:a', 'done'))).toBe(false);
  });
});

describe('trouble', () => {
  const failure = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof JournalError) return error.failure;
      throw error;
    }
    return 'none';
  };

  it('says in its own words what is wrong with the file', () => {
    writeFileSync(
      path(),
      'this is not a database, but it is long enough to look like one to whoever opens it '.repeat(20),
    );
    expect(failure(open)).toBe('damaged');
    expect(failure(() => openJournal(join(path(), 'print.db'), () => 0))).toBe('unwritable');
  });

  it('is opened by one station at a time', () => {
    open();
    expect(failure(() => openJournal(path(), () => 0))).toBe('in-use');
  });
});
