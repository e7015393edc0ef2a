import type { Insertable, Selectable } from 'kysely';
import { contains } from './contains.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type AuditRow = Selectable<Tables['audit']>;

export const insertAudit = async (db: Db, row: Omit<Insertable<Tables['audit']>, 'id'>): Promise<void> =>
  void (await db.insertInto('audit').values(row).execute());

/** `from`, `to` epoch ms, `to` not included; `who` a part of the name; `text` a part of subject's name, id or detail. */
export type AuditFilter = {
  who?: string | undefined;
  area?: string | undefined;
  text?: string | undefined;
  order?: number | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

const filtered = (db: Db, filter: AuditFilter) =>
  db.selectFrom('audit').where((eb) => {
    const like = (column: 'who' | 'name' | 'detail' | 'subject', part: string) => contains(eb.ref(column), part);
    return eb.and([
      ...(filter.who === undefined ? [] : [like('who', filter.who)]),
      ...(filter.area === undefined ? [] : [eb('area', '=', filter.area)]),
      ...(filter.order === undefined ? [] : [eb('order_id', '=', filter.order)]),
      ...(filter.from === undefined ? [] : [eb('at', '>=', filter.from)]),
      ...(filter.to === undefined ? [] : [eb('at', '<', filter.to)]),
      ...(filter.text === undefined
        ? []
        : [eb.or([like('name', filter.text), like('detail', filter.text), like('subject', filter.text)])]),
    ]);
  });

/** Newest first. */
export const findAudit = (db: Db, filter: AuditFilter, limit: number, offset: number): Promise<AuditRow[]> =>
  filtered(db, filter).selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();

export const countAudit = async (db: Db, filter: AuditFilter): Promise<number> => {
  const { n } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

export const auditAreas = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('audit').select('area').distinct().orderBy('area').execute()).map(({ area }) => area);

export const sweepAudit = async (db: Db, before: number): Promise<void> =>
  void (await db.deleteFrom('audit').where('at', '<', before).execute());
