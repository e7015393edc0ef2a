import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import type { PrintLeaseAnswer } from '#contract/print-lease.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { planConfirmed } from '../plan-jobs.ts';
import { someConfig, someOrder } from '../testing/fixtures.ts';
import { systemTimers } from '../transport/transport.ts';
import { HubRefusal } from './hub-client.ts';
import { createLease, type Lease } from './lease.ts';

let folder: string;
let journal: Journal;
let lease: Lease | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-lease-'));
  journal = openJournal(join(folder, 'print.db'), () => 0);
});
afterEach(async () => {
  await lease?.stop();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const me = { stationId: 'me', name: 'Me', token: 1 };
const them = { stationId: 'them', name: 'Them', token: 2 };
const granted = (before: typeof me | null, event: string): PrintLeaseAnswer => ({
  mine: true,
  holder: me,
  granted: { before, event },
});
const renewed: PrintLeaseAnswer = { mine: true, holder: me, granted: null };
const taken: PrintLeaseAnswer = { mine: false, holder: them, granted: null };

/** `hub.answer` is what the hub says next, or throws; time is the test's. */
const start = (first: PrintLeaseAnswer | Error, reports: PrintJobReport[] = []) => {
  const hub = { answer: first, asked: 0 };
  const time = { now: 0 };
  const others: (string | undefined)[] = [];
  const made = createLease({
    hub: {
      claimPrinting: () => {
        hub.asked += 1;
        const { answer } = hub;
        if (answer instanceof Error) return Promise.reject(answer);
        // A grant is given once.
        if (answer.granted) hub.answer = renewed;
        return Promise.resolve(answer);
      },
      jobReports: () => Promise.resolve(reports),
    },
    ...{ journal, timers: systemTimers, log: () => undefined, stationId: 'me', stationName: 'Me', everyMs: 5 },
    monotonic: () => time.now,
    uncertainJobs: () => 'reprint',
    onChange: () => undefined,
    onOther: (name) => void others.push(name),
  });
  lease = made;
  made.start();
  /** Resolves once the hub was asked anew and has answered. */
  const heard = async (answer: PrintLeaseAnswer | Error): Promise<void> => {
    hub.answer = answer;
    const from = hub.asked;
    await vi.waitFor(() => expect(hub.asked).toBeGreaterThan(from + 1), { interval: 1 });
  };
  return { made, time, heard, others };
};

const sell = (number: number, event: string): number => {
  journal.accept(event, planConfirmed(someOrder(number), someConfig()));
  return journal.lastSeq();
};
const away = new TypeError('fetch failed');

test('nothing is printed before the hub has said that this station prints, and all before the grant is in', async () => {
  journal.accept('log-1');
  const { made, heard } = start(granted(null, 'log-3'));
  await heard(renewed);
  const seq = sell(1, 'log-2');
  expect(made.mayPrint(seq)).toBe(false);
  journal.accept('log-3');
  await vi.waitFor(() => expect(made.mayPrint(seq)).toBe(true));
});

test('the hub is away: what was here is finished, what is new waits, and it waits until the hub was asked in vain', async () => {
  journal.accept('log-1');
  const { made, time, heard } = start(granted(null, 'log-1'));
  await heard(renewed);
  const held = sell(1, 'log-2');
  made.wake();
  expect(made.mayPrint(held)).toBe(true);
  await heard(away);
  // The lease still runs: nobody else can have it.
  expect(made.mayPrint(held)).toBe(true);
  time.now += 20_000;
  await heard(away);
  const fresh = sell(2, 'log-3');
  made.wake();
  expect([made.mayPrint(held), made.mayPrint(fresh)]).toEqual([true, false]);
  await heard(renewed);
  expect(made.mayPrint(fresh)).toBe(true);
});

test('after a pause of the whole process nothing is printed before the hub has been asked', async () => {
  journal.accept('log-1');
  const { made, time, heard, others } = start(granted(null, 'log-1'));
  await heard(renewed);
  const held = sell(1, 'log-2');
  made.wake();
  time.now += 60_000;
  expect(made.mayPrint(held)).toBe(false);
  await heard(taken);
  expect([made.mayPrint(held), made.mayReport(), others.at(-1)]).toEqual([false, false, 'Them']);
  // Nor later, when the hub is away: another one had it.
  await heard(away);
  expect(made.mayPrint(held)).toBe(false);
});

test('taking over: what the other reported as done is done, everything else is marked', async () => {
  const [done, lost] = [1, 2].map((number) => planConfirmed(someOrder(number), someConfig()).jobs[0]!.key);
  const report = (key: string, state: PrintJobReport['state']): PrintJobReport => ({
    ...{ key, state, revision: 9, orderId: 1, printerId: 'kitchen', document: 'kitchen-ticket', attempt: 1 },
    ...{ reason: null, at: '2026-01-15T17:42:00.000Z' },
  });
  const { made, heard } = start(taken, [report(done!, 'printed'), report(lost!, 'sending')]);
  await heard(taken);
  sell(1, 'log-1');
  sell(2, 'log-2');
  await heard(granted(them, 'log-2'));
  await vi.waitFor(() => expect(made.mayReport()).toBe(true));
  expect(journal.job(done!)).toMatchObject({ state: 'printed', duplicate: false });
  expect(journal.job(lost!)).toMatchObject({
    state: 'queued',
    duplicate: true,
    reason: 'possible-duplicate',
    revision: 10,
  });
  const fresh = planConfirmed(someOrder(3), someConfig()).jobs[0]!.key;
  sell(3, 'log-3');
  expect(journal.job(fresh)).toMatchObject({ duplicate: false });
});

test('a station that was started again while the hub is away finishes what it had, and not what another may have had', async () => {
  journal.accept('log-1');
  const { made, heard } = start(granted(null, 'log-1'));
  await heard(renewed);
  const held = sell(1, 'log-2');
  made.wake();
  await made.stop();
  const again = start(away);
  expect(again.made.mayPrint(held)).toBe(false);
  await again.heard(away);
  expect([again.made.mayPrint(held), again.made.mayPrint(held + 1)]).toEqual([true, false]);
  await again.heard(taken);
  await again.made.stop();
  const third = start(away);
  await third.heard(away);
  expect(third.made.mayPrint(held)).toBe(false);
});

test('a hub of before there were leases lets everybody print', async () => {
  const { made, heard } = start(new HubRefusal('PUT', '/v1/print-lease', 404));
  await heard(new HubRefusal('PUT', '/v1/print-lease', 404));
  expect([made.mayPrint(1), made.mayReport(), made.station()]).toEqual([true, true, undefined]);
});
