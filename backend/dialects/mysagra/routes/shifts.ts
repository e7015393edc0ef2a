import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import {
  cashMovementInput,
  closeShiftInput,
  shiftInput,
  shiftQuery,
  type ShiftPage,
  type ShiftReport,
} from '#contract/shifts.ts';
import type { Principal } from '../../../auth/principal.ts';
import { closeShift } from '../../../commands/close-shift.ts';
import { found } from '../../../commands/found.ts';
import { moveCash } from '../../../commands/move-cash.ts';
import { openShift } from '../../../commands/open-shift.ts';
import { readShift, shiftWires } from '../../../commands/read-shift.ts';
import { dialectOf, writeTable, type Cell } from '../../../csv/write-table.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { snapshot } from '../../../http/snapshot.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { listShifts, maybeShift } from '../../../store/shifts.ts';
import { shiftTable } from '../takings-csv.ts';
import { queryOf, type ById } from './query.ts';

const staff = { roles: STAFF } as const;

type Person = Extract<Principal, { kind: 'person' }>;
const personOf = (request: FastifyRequest): Person => {
  const principal = requireAccess(request, staff);
  if (principal.kind !== 'person') throw new Refusal('forbidden');
  return principal;
};

/** A count is blind when whoever counts has not been told what to find. */
const requireCounted = (hub: Hub, person: Person, report: ShiftReport): ShiftReport => {
  if (report.kind === 'X' && person.role === 'operator' && hub.settings().blindCount) throw new Refusal('count-first');
  return report;
};

/** As spreadsheets of the house's language read it without asking. */
export const tableText = (hub: Hub, rows: readonly (readonly Cell[])[]): string =>
  writeTable(rows, dialectOf(hub.settings().language));

export const csvReply = (reply: FastifyReply, name: string, text: string) =>
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`).send(text);

export const shiftRoutes = (app: FastifyInstance, hub: Hub): void => {
  const report = (request: FastifyRequest<ById>): Promise<ShiftReport> => {
    const person = personOf(request);
    return hub.store.read(async ({ db }) => {
      const row = found(await maybeShift(db, request.params.id));
      return requireCounted(hub, person, await readShift(db, hub.env, row, hub.clock.now()));
    });
  };

  const shiftAnswer = async (tx: WriteTx, row: Parameters<typeof shiftWires>[1][number]) => ({
    status: 201,
    body: (await shiftWires(tx.db, [row]))[0],
  });

  app.get('/v1/shifts', async (request, reply): Promise<ShiftPage> => {
    requireAccess(request, staff);
    const { cashRegisterId, open, limit } = queryOf(request, shiftQuery);
    return snapshot(hub, reply, async ({ db }) => ({
      data: await shiftWires(
        db,
        await listShifts(db, {
          registerId: cashRegisterId,
          limit,
          open: open === undefined ? undefined : open === 'true',
        }),
      ),
    }));
  });

  app.post('/v1/shifts', async (request, reply) => {
    const person = personOf(request);
    const input = shiftInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) =>
      shiftAnswer(tx, await openShift(tx, hub.env, input, { personId: person.id })),
    );
  });

  app.post<ById>('/v1/shifts/:id/movements', async (request, reply) => {
    const person = personOf(request);
    const input = cashMovementInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) =>
      shiftAnswer(tx, await moveCash(tx, hub.env, request.params.id, input, { personId: person.id })),
    );
  });

  app.post<ById>('/v1/shifts/:id/close', async (request, reply) => {
    const person = personOf(request);
    const input = closeShiftInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => ({
      status: 200,
      body: await closeShift(tx, hub.env, request.params.id, input, { personId: person.id, role: person.role }),
    }));
  });

  app.get<ById>('/v1/shifts/:id/report', (request) => report(request));

  app.get<ById>('/v1/shifts/:id/report.csv', async (request, reply) => {
    const one = await report(request);
    const name = `${one.kind.toLowerCase()}-${one.shift.number}`;
    return csvReply(reply, name, tableText(hub, shiftTable(one)));
  });

  app.post<ById>('/v1/shifts/:id/print', async (request, reply) => {
    const person = personOf(request);
    return mutate(hub, request, reply, async (tx) => {
      const row = found(await maybeShift(tx.db, request.params.id));
      const one = requireCounted(hub, person, await readShift(tx.db, hub.env, row, tx.now));
      await tx.append({ type: 'shift-report-asked', registerId: row.register_id, report: one });
      return { status: 202, body: { id: row.id } };
    });
  });
};
