import type { FastifyInstance } from 'fastify';
import { registerChange, registerInput, registerQuery, type RegisterWire } from '#contract/devices.ts';
import { Refusal } from '#contract/errors.ts';
import { found, requireDeleted } from '../../../commands/found.ts';
import { openDrawer } from '../../../commands/open-drawer.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import type { Db } from '../../../store/db.ts';
import {
  allPrinters,
  allRegisters,
  deleteRegister,
  insertRegister,
  maybeRegister,
  updateRegister,
  type RegisterRow,
} from '../../../store/devices.ts';
import { flag } from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { toRegisterWire } from '../menu-wire.ts';
import { passes } from './menu-access.ts';
import { queryOf, type ById } from './query.ts';

const readers = { roles: STAFF, keys: ['PRINTER'], station: true } as const;

const toWires = async (db: Db, rows: RegisterRow[], include?: readonly string[]): Promise<RegisterWire[]> => {
  if (!include?.includes('printer')) return rows.map((row) => toRegisterWire(row));
  const printers = new Map((await allPrinters(db)).map((printer) => [printer.id, printer]));
  return rows.map((row) => toRegisterWire(row, printers.get(row.default_printer_id ?? '') ?? null));
};

export const registerRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/cash-registers', async (request, reply) => {
    const principal = requireAccess(request, readers);
    const { enabled, include } = queryOf(request, registerQuery);
    // MySagra's own rule: a cashier is shown the tills that are in use, and must say so (mysagra reference 1.5).
    if (principal.kind === 'person' && principal.role === 'operator' && enabled !== 'true')
      throw new Refusal('forbidden');
    return snapshot(hub, reply, async ({ db }) => {
      const rows = await allRegisters(db);
      return toWires(
        db,
        rows.filter((row) => passes(enabled, { available: row.enabled })),
        include,
      );
    });
  });

  app.get<ById>('/v1/cash-registers/:id', async (request, reply) => {
    requireAccess(request, readers);
    const { include } = queryOf(request, registerQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const row = found(await maybeRegister(db, request.params.id));
      sayRevision(reply, row);
      const [register] = await toWires(db, [row], include);
      return register;
    });
  });

  app.post('/v1/cash-registers', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = registerInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row: RegisterRow = {
        id: newId(hub.random),
        name: input.name,
        enabled: flag(input.enabled),
        default_printer_id: input.defaultPrinterId ?? null,
      };
      await insertRegister(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toRegisterWire(row) };
    });
  });

  for (const method of ['PUT', 'PATCH'] as const) {
    app.route<ById>({
      method,
      url: '/v1/cash-registers/:id',
      handler: async (request, reply) => {
        requireAccess(request, { roles: STAFF });
        const change = registerChange.parse(request.body);
        return mutate(hub, request, reply, async (tx) => {
          const before = found(await maybeRegister(tx.db, request.params.id));
          requireRevision(request, before, toRegisterWire(before));
          const row: RegisterRow = {
            id: before.id,
            name: change.name ?? before.name,
            enabled: change.enabled === undefined ? before.enabled : flag(change.enabled),
            default_printer_id:
              change.defaultPrinterId === undefined ? before.default_printer_id : change.defaultPrinterId,
          };
          sayRevision(reply, row);
          await updateRegister(tx.db, row);
          await tx.append({ type: 'menu-changed' });
          return { status: 200, body: toRegisterWire(row) };
        });
      },
    });
  }

  app.delete<ById>('/v1/cash-registers/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      requireDeleted(await deleteRegister(tx.db, request.params.id));
      await tx.append({ type: 'menu-changed' });
      return { status: 204 };
    });
  });

  app.post<ById>('/v1/cash-registers/:id/open-drawer', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    return mutate(hub, request, reply, async (tx) => {
      const register = await openDrawer(tx, request.params.id);
      return { status: 201, body: { id: register.id, defaultPrinterId: register.default_printer_id } };
    });
  });
};
