import type { FastifyInstance } from 'fastify';
import { printerChange, printerInput, printerPatch } from '#contract/devices.ts';
import { changePrinter, removePrinter, requireFailover } from '../../../commands/change-printer.ts';
import { found } from '../../../commands/found.ts';
import { ADMIN, MANAGERS, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { allPrinters, insertPrinter, maybePrinter, type PrinterRow } from '../../../store/devices.ts';
import { flag } from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { toPrinterWire } from '../menu-wire.ts';
import type { ById } from './query.ts';

/** What people set: how it is changes by itself. */
const edited = ({ status: _status, detail: _detail, ...row }: PrinterRow) => row;

const readers = { roles: STAFF, keys: ['PRINTER'], station: true } as const;

export const printerRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/printers', async (request, reply) => {
    requireAccess(request, readers);
    return snapshot(hub, reply, async ({ db }) => (await allPrinters(db)).map(toPrinterWire));
  });

  app.get<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, readers);
    return snapshot(hub, reply, async ({ db }) => {
      const row = found(await maybePrinter(db, request.params.id));
      sayRevision(reply, edited(row));
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
        failover_printer_id: input.failoverPrinterId ?? null,
        copies: input.copies,
        open_drawer: flag(input.openDrawer),
        connection: input.connection,
        target: input.target ?? null,
        letters: input.letters,
      };
      await requireFailover(tx, row);
      await insertPrinter(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toPrinterWire(row) };
    });
  });

  app.put<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN, keys: ['PRINTER'], station: true });
    const change = printerChange.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const before = found(await maybePrinter(tx.db, request.params.id));
      requireRevision(request, edited(before), toPrinterWire(before));
      const row = await changePrinter(tx, request.params.id, change);
      sayRevision(reply, edited(row));
      return { status: 200, body: toPrinterWire(row) };
    });
  });

  app.patch<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS, keys: ['PRINTER'], station: true });
    const change = printerPatch.parse(request.body);
    return mutate(hub, request, reply, async (tx) => ({
      status: 200,
      body: toPrinterWire(await changePrinter(tx, request.params.id, change)),
    }));
  });

  app.delete<ById>('/v1/printers/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      await removePrinter(tx, hub.env, request.params.id);
      return { status: 204 };
    });
  });
};
