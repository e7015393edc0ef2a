import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { printerInput, printerPatch, registerInput } from '#contract/devices.ts';
import { Refusal } from '#contract/errors.ts';
import { ADMIN, MANAGERS, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { snapshot } from '../../../http/snapshot.ts';
import {
  allPrinters,
  allRegisters,
  insertPrinter,
  insertRegister,
  maybePrinter,
  maybeRegister,
  setPrinterStatus,
  type PrinterRow,
  type RegisterRow,
} from '../../../store/devices.ts';
import { flag } from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { toPrinterWire, toRegisterWire } from '../menu-wire.ts';

const staffAndPrinters = { roles: STAFF, keys: ['PRINTER'], station: true } as const;
const registerQuery = z.object({
  enabled: z.enum(['true', 'false']).optional(),
  include: z.string().max(100).optional(),
});
type ById = { Params: { id: string } };

export const deviceRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/printers', async (request, reply) => {
    requireAccess(request, staffAndPrinters);
    return snapshot(hub, reply, async ({ db }) => (await allPrinters(db)).map(toPrinterWire));
  });

  app.get<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, staffAndPrinters);
    return snapshot(hub, reply, async ({ db }) => {
      const row = await maybePrinter(db, request.params.id);
      if (!row) throw new Refusal('not-found');
      return toPrinterWire(row);
    });
  });

  app.post('/v1/printers', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = printerInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row: PrinterRow = {
        id: newId(hub.random),
        name: input.name,
        ip: input.ip ?? null,
        mac: input.mac ?? null,
        port: input.port,
        description: input.description ?? null,
        // Nobody has spoken to it yet; the station that prints says more as soon as it has.
        status: 'OFFLINE',
        detail: 'not-seen',
        columns: input.columns,
        demo: flag(input.demo),
      };
      await insertPrinter(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toPrinterWire(row) };
    });
  });

  app.patch<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS, keys: ['PRINTER'], station: true });
    const input = printerPatch.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row = await maybePrinter(tx.db, request.params.id);
      if (!row) throw new Refusal('not-found');
      const next = { ...row, status: input.status, detail: input.detail ?? null };
      await setPrinterStatus(tx.db, row.id, next.status, next.detail);
      await tx.append({ type: 'printer-status-changed', printerId: row.id, status: next.status, detail: next.detail });
      return { status: 200, body: toPrinterWire(next) };
    });
  });

  app.get('/v1/cash-registers', async (request, reply) => {
    requireAccess(request, staffAndPrinters);
    const query = registerQuery.parse(request.query);
    return snapshot(hub, reply, async ({ db }) => {
      const registers = (await allRegisters(db)).filter(
        (row) => query.enabled === undefined || (query.enabled === 'true') === (row.enabled === 1),
      );
      if (!query.include?.includes('printer')) return registers.map((row) => toRegisterWire(row));
      const printers = new Map((await allPrinters(db)).map((row) => [row.id, row]));
      return registers.map((row) => toRegisterWire(row, printers.get(row.default_printer_id ?? '') ?? null));
    });
  });

  app.get<ById>('/v1/cash-registers/:id', async (request, reply) => {
    requireAccess(request, staffAndPrinters);
    const query = registerQuery.parse(request.query);
    return snapshot(hub, reply, async ({ db }) => {
      const row = await maybeRegister(db, request.params.id);
      if (!row) throw new Refusal('not-found');
      if (!query.include?.includes('printer')) return toRegisterWire(row);
      return toRegisterWire(row, (row.default_printer_id && (await maybePrinter(db, row.default_printer_id))) || null);
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
};
