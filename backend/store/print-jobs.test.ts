import { expect, test } from 'vitest';
import type { PrintJobReport, PrintJobState } from '#contract/print-jobs.ts';
import { onEachEngine } from '../testing/engines.ts';
import { insertPaper, listPapers, maybePaperSvg } from './papers.ts';
import { keepReport, listReports, maybeReport, waitingJobs } from './print-jobs.ts';
import { keepPreview, maybePreview } from './print-previews.ts';

const report = (key: string, some: Partial<PrintJobReport> = {}): PrintJobReport => ({
  key,
  revision: 1,
  orderId: 1,
  printerId: 'p1',
  document: 'receipt',
  state: 'queued',
  attempt: 0,
  reason: null,
  at: '2026-08-15T18:30:00.250Z',
  ...some,
});
const at = (second: number): string => `2026-08-15T18:30:0${second}.000Z`;

onEachEngine('print jobs', ({ read, write }) => {
  const keep = (one: PrintJobReport) => write((db) => keepReport(db, one, 1000));

  test('the newest report of a job counts, in whatever order they come', async () => {
    const second = report('k', { revision: 2, state: 'failed', attempt: 1, reason: 'paper-out' });
    expect(await keep(report('k'))).toBe(true);
    expect(await Promise.all([keep(second), keep(second), keep(report('k'))])).toEqual([true, false, false]);
    expect(await read((db) => maybeReport(db, 'k'))).toEqual(second);
    expect(await read((db) => maybeReport(db, 'other'))).toBeUndefined();
  });

  test('jobs come newest first, of one order or since an instant; those not settled wait', async () => {
    const states: PrintJobState[] = [
      'queued',
      'sending',
      'sent',
      'printed',
      'failed',
      'uncertain',
      'held',
      'cancelled',
    ];
    for (const [index, state] of states.entries())
      await keep(report(state, { state, orderId: index % 2, at: at(index) }));
    const list = (filter: { orderId?: number; since?: number }, limit = 9) =>
      read((db) => listReports(db, { ...filter, limit })).then((jobs) => jobs.map(({ key }) => key));
    expect(await list({})).toEqual(states.toReversed());
    expect(await list({}, 2)).toEqual(['cancelled', 'held']);
    expect(await list({ orderId: 0 })).toEqual(['held', 'failed', 'sent', 'queued']);
    expect(await list({ since: Date.parse(at(6)) })).toEqual(['cancelled', 'held']);
    const waiting = await read(waitingJobs);
    expect(waiting.map(({ key }) => key).toSorted()).toEqual(['failed', 'held', 'queued', 'sending', 'uncertain']);
    expect(waiting.find(({ key }) => key === 'held')?.at).toBe(Date.parse(at(6)));
  });

  test('a slip looks as it did last; old looks go when their slips are settled', async () => {
    for (const [key, state] of [
      ['settled', 'printed'],
      ['waiting', 'held'],
    ] as const) {
      await keep(report(key, { state }));
      // As old as if a thousand others had come since.
      const old = { id: key === 'settled' ? -2000 : -3000, key, text: key, svg: '', at: 1 };
      await write((db) => db.insertInto('print_previews').values(old).execute());
    }
    await write((db) => keepPreview(db, 'new', { text: 'one', svg: '<svg/>' }, 1));
    await write((db) => keepPreview(db, 'new', { text: 'two €', svg: '<svg/>' }, 2));
    const looks = ['settled', 'waiting', 'new'].map((key) => read((db) => maybePreview(db, key)));
    expect(await Promise.all(looks)).toEqual([
      undefined,
      { text: 'waiting', svg: '' },
      { text: 'two €', svg: '<svg/>' },
    ]);
  });

  test('demo paper is kept for a while: the newest first, of one printer or all', async () => {
    const paper = (printer_id: string, text: string) => ({ printer_id, text, svg: `<svg>${text}</svg>`, at: 1 });
    await write((db) =>
      db
        .insertInto('papers')
        .values({ ...paper('p1', 'old'), id: -1000 })
        .execute(),
    );
    const ids: number[] = [];
    for (const [printer, text] of [
      ['p1', 'a'],
      ['p2', 'b'],
      ['p1', 'c'],
    ] as const)
      ids.push(await write((db) => insertPaper(db, paper(printer, text))));
    const texts = (printer: string | undefined, limit: number) =>
      read((db) => listPapers(db, printer, limit)).then((rows) => rows.map(({ text }) => text));
    expect([await texts(undefined, 9), await texts(undefined, 2), await texts('p1', 9)]).toEqual([
      ['c', 'b', 'a'],
      ['c', 'b'],
      ['c', 'a'],
    ]);
    expect(await read((db) => maybePaperSvg(db, ids[1] ?? 0))).toBe('<svg>b</svg>');
    expect(await read((db) => maybePaperSvg(db, -1000))).toBeUndefined();
  });
});
