import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import {
  auditAreas,
  countAudit,
  findAudit,
  insertAudit,
  sweepAudit,
  type AuditFilter,
  type AuditRow,
} from './audit.ts';

const entry: Omit<AuditRow, 'id'> = {
  at: 100,
  person_id: 7,
  who: 'Ada',
  area: 'menu',
  action: 'changed',
  subject: 'f1',
  name: 'Pasta 100%',
  order_id: null,
  detail: null,
};

onEachEngine('the audit trail', ({ read, write }) => {
  const entries = (...some: Partial<typeof entry>[]) =>
    write(async (db) => {
      for (const one of some) await insertAudit(db, { ...entry, ...one });
    });
  const actions = (filter: AuditFilter, limit = 9, offset = 0) =>
    read((db) => findAudit(db, filter, limit, offset)).then((rows) => rows.map(({ action }) => action));

  test('it is searched by who, where, when, what and for which order; signs mean themselves', async () => {
    await entries(
      { action: 'a', who: 'Ada' },
      { action: 'b', who: 'Bob', area: 'people', at: 200, name: '1000' },
      { action: 'c', who: 'ada_b', area: 'orders', at: 300, order_id: 5, detail: 'reason: cold' },
      { action: 'd', who: 'adaXb', at: 400, subject: 'cold' },
    );
    const table: [AuditFilter, string[]][] = [
      [{}, ['d', 'c', 'b', 'a']],
      [{ who: 'ADA' }, ['d', 'c', 'a']],
      [{ who: 'a_b' }, ['c']],
      [{ area: 'menu' }, ['d', 'a']],
      [{ order: 5 }, ['c']],
      [{ from: 200, to: 400 }, ['c', 'b']],
      [{ text: 'Cold' }, ['d', 'c']],
      [{ text: '100%' }, ['d', 'c', 'a']],
      [{ text: 'cold', area: 'menu', who: 'ada' }, ['d']],
      [{ text: 'nothing' }, []],
    ];
    for (const [filter, found] of table) {
      expect([filter, await actions(filter)]).toEqual([filter, found]);
      expect(await read((db) => countAudit(db, filter))).toBe(found.length);
    }
    expect(await actions({}, 2, 1)).toEqual(['c', 'b']);
    expect(await read(auditAreas)).toEqual(['menu', 'orders', 'people']);
  });

  test('a sweep takes what is older than the instant', async () => {
    await entries({ action: 'old', at: 99 }, { action: 'kept', at: 100 });
    await write((db) => sweepAudit(db, 100));
    expect(await read((db) => findAudit(db, {}, 9, 0))).toMatchObject([{ ...entry, action: 'kept' }]);
  });
});
