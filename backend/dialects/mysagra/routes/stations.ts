import type { FastifyInstance } from 'fastify';
import { stationInput, stationQuery, type StationWire } from '#contract/menu.ts';
import { found, requireDeleted } from '../../../commands/found.ts';
import { ADMIN, MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import type { Db } from '../../../store/db.ts';
import {
  allStations,
  deleteStation,
  insertStation,
  maybeStation,
  updateStation,
  type StationRow,
} from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { setStationPrinters, stationPrinters } from '../../../store/station-printers.ts';
import { withCategories } from '../menu-tree.ts';
import { anybody } from './menu-access.ts';
import { queryOf, type ById } from './query.ts';

const toWires = async (db: Db, rows: StationRow[], include: readonly string[] = []): Promise<StationWire[]> => {
  const printers = await stationPrinters(db);
  const wires = rows.map((row) => ({ ...row, printerIds: printers.get(row.id) ?? [] }));
  if (include.length === 0) return wires;
  const ingredients = include.includes('categories.foods.ingredients');
  return withCategories(db, wires, { foods: ingredients || include.includes('categories.foods'), ingredients });
};

const oneWire = async (db: Db, row: StationRow, include?: readonly string[]): Promise<StationWire> =>
  found((await toWires(db, [row], include))[0]);

export const stationRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/stations', async (request, reply) => {
    requireAccess(request, anybody);
    const { include } = queryOf(request, stationQuery);
    return snapshot(hub, reply, async ({ db }) => toWires(db, await allStations(db), include));
  });

  app.get<ById>('/v1/stations/:id', async (request, reply) => {
    requireAccess(request, anybody);
    const { include } = queryOf(request, stationQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const row = found(await maybeStation(db, request.params.id));
      sayRevision(reply, await oneWire(db, row));
      return oneWire(db, row, include);
    });
  });

  app.post('/v1/stations', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = stationInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row = { id: newId(hub.random), name: input.name };
      await insertStation(tx.db, row);
      await setStationPrinters(tx.db, row.id, input.printerIds ?? []);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: await oneWire(tx.db, row) };
    });
  });

  app.put<ById>('/v1/stations/:id', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const input = stationInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const before = found(await maybeStation(tx.db, request.params.id));
      const wire = await oneWire(tx.db, before);
      requireRevision(request, wire, wire);
      const row = { ...before, name: input.name };
      await updateStation(tx.db, row);
      if (input.printerIds !== undefined) await setStationPrinters(tx.db, row.id, input.printerIds);
      await tx.append({ type: 'menu-changed' });
      const after = await oneWire(tx.db, row);
      sayRevision(reply, after);
      return { status: 200, body: after };
    });
  });

  // Its categories have no station then; orders that are being cooked keep their part for it.
  app.delete<ById>('/v1/stations/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      requireDeleted(await deleteStation(tx.db, request.params.id));
      await tx.append({ type: 'menu-changed' });
      return { status: 204 };
    });
  });
};
