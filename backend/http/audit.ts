import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.ts';
import { insertAudit } from '../store/audit.ts';
import type { WriteTx } from '../store/event-log.ts';

// Longer than any setting; a menu import names its rows in its own report.
const MAX_DETAIL = 2000;
// Whatever is called like one: the audit trail is read by more people than know the secret.
const SECRET = /pass|pin$|^pin|token|secret|key|otp|ticket|hash/i;
// Bytes in base64, which nobody reads.
const FILES = new Set(['file', 'picture']);
// Their bodies hold customers' names, and the orders themselves say what was ordered.
const WITHOUT_BODY = new Set(['orders', 'print-jobs', 'paper', 'print-previews']);

/** What was asked, without secrets and cut to a length for people. */
export const redacted = (body: unknown): string | null => {
  if (body === undefined || body === null) return null;
  const text = JSON.stringify(body, (name, value: unknown) => (SECRET.test(name) || FILES.has(name) ? '…' : value));
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text;
};

/** `food` of "/v1/foods/:id": the first word of the address that is not our own prefix. */
const areaOf = (route: string): string =>
  route.split('/').find((part) => part !== '' && part !== 'v1' && part !== 'api') ?? '';

const nameOf = (body: unknown): string | null => {
  const { name, username, displayCode } = (body ?? {}) as Record<string, unknown>;
  const found = [name, username, displayCode].find((value) => typeof value === 'string');
  return typeof found === 'string' ? found.slice(0, 200) : null;
};

/** Stations report for themselves all evening, customers only touch their own orders: the trail is about staff. */
const isStaff = (principal: Principal | undefined): boolean =>
  principal?.kind === 'person' && principal.role !== 'customer';

export type Note = { area: string; action: string; subject?: string | null; name?: string | null; detail?: unknown };

/** One line of the trail in the caller's own transaction, for what is no ordinary change of a record. */
export const noteAudit = (tx: WriteTx, who: Principal | { name: string } | undefined, note: Note): Promise<void> =>
  insertAudit(tx.db, {
    at: tx.now,
    person_id: who && 'kind' in who && who.kind === 'person' ? who.id : null,
    who: whoIs(who),
    area: note.area,
    action: note.action,
    subject: note.subject ?? null,
    name: note.name ?? null,
    order_id: null,
    detail: redacted(note.detail),
  });

const whoIs = (who: Principal | { name: string } | undefined): string => {
  if (who === undefined) return 'hub';
  if (!('kind' in who)) return who.name;
  if (who.kind === 'person') return who.username;
  return who.kind === 'key' ? who.name : 'station';
};

/** A change that was just made by a request of staff, noted in the change's own transaction. */
export const auditRequest = async (tx: WriteTx, request: FastifyRequest, answered: unknown): Promise<void> => {
  const { principal } = request;
  if (!isStaff(principal)) return;
  const route = request.routeOptions.url ?? '';
  const area = areaOf(route);
  const { id } = request.params as { id?: string };
  const answeredId = (answered as { id?: unknown } | undefined)?.id;
  const subject = id ?? (typeof answeredId === 'string' || typeof answeredId === 'number' ? String(answeredId) : null);
  await insertAudit(tx.db, {
    at: tx.now,
    person_id: principal?.kind === 'person' ? principal.id : null,
    who: whoIs(principal),
    area,
    action: `${request.method} ${route}`,
    subject,
    name: nameOf(answered),
    order_id: area === 'orders' && subject !== null && /^\d{1,9}$/.test(subject) ? Number(subject) : null,
    detail: WITHOUT_BODY.has(area) ? null : redacted(request.body),
  });
};
