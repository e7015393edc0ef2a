import type { FastifyInstance } from 'fastify';
import { auditQuery, type AuditEntry, type AuditPage } from '#contract/audit.ts';
import { dialectOf, writeTable } from '../../../csv/write-table.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { auditAreas, countAudit, findAudit, type AuditFilter, type AuditRow } from '../../../store/audit.ts';
import type { Db } from '../../../store/db.ts';
import { orderEventsAfter } from '../../../store/event-log.ts';
import { iso } from '../order-wire.ts';
import { queryOf } from './query.ts';

// What a spreadsheet still opens; a season is less.
const CSV_ROWS = 50_000;
// An order that was reprinted all evening has fewer.
const ORDER_ROWS = 500;

const toEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: iso(row.at),
  who: row.who,
  area: row.area,
  action: row.action,
  subject: row.subject,
  name: row.name,
  orderId: row.order_id,
  detail: row.detail,
});

/** What happened to one order: what people asked, and what the log says of it, newest first. */
const historyOf = async (db: Db, orderId: number, asked: readonly AuditEntry[]): Promise<AuditEntry[]> => {
  const events = (await orderEventsAfter(db, orderId, 0, ORDER_ROWS)).map(({ at, event }): AuditEntry => ({
    id: null,
    at: iso(at),
    who: 'hub',
    area: 'events',
    action: event.type,
    subject: String(orderId),
    name: null,
    orderId,
    detail: null,
  }));
  return [...events, ...asked].toSorted((a, b) => b.at.localeCompare(a.at));
};

const millis = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));

export const auditRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/audit', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const { page, limit, format, from, to, ...named } = queryOf(request, auditQuery);
    const filter: AuditFilter = { ...named, from: millis(from), to: millis(to) };
    if (format === 'csv') {
      const rows = await hub.store.read(({ db }) => findAudit(db, filter, CSV_ROWS, 0));
      const head = ['at', 'who', 'area', 'action', 'subject', 'name', 'order', 'detail'];
      const lines = rows
        .map(toEntry)
        .map((row) => [row.at, row.who, row.area, row.action, row.subject, row.name, row.orderId, row.detail]);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(writeTable([head, ...lines], dialectOf(hub.settings().language)));
    }
    return hub.store.read(async ({ db }): Promise<AuditPage> => {
      const areas = await auditAreas(db);
      if (filter.order !== undefined) {
        const asked = (await findAudit(db, filter, ORDER_ROWS, 0)).map(toEntry);
        const data = await historyOf(db, filter.order, asked);
        return { data, areas, pagination: { totalItems: data.length, currentPage: 1, totalPages: 1 } };
      }
      const totalItems = await countAudit(db, filter);
      const data = (await findAudit(db, filter, limit, (page - 1) * limit)).map(toEntry);
      return { data, areas, pagination: { totalItems, currentPage: page, totalPages: Math.ceil(totalItems / limit) } };
    });
  });
};
