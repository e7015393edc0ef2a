import type { Db } from './db.ts';

/** The printers of each station that has some, in the order they were named. */
export const stationPrinters = async (db: Db): Promise<Map<string, string[]>> => {
  const rows = await db.selectFrom('station_printers').selectAll().orderBy('position').execute();
  const groups = Map.groupBy(rows, (row) => row.station_id);
  return new Map([...groups].map(([id, group]) => [id, group.map((row) => row.printer_id)]));
};

/** Instead of those it had. */
export const setStationPrinters = async (db: Db, stationId: string, printerIds: readonly string[]): Promise<void> => {
  await db.deleteFrom('station_printers').where('station_id', '=', stationId).execute();
  const rows = [...new Set(printerIds)].map((printer_id, position) => ({
    station_id: stationId,
    printer_id,
    position,
  }));
  if (rows.length > 0) await db.insertInto('station_printers').values(rows).execute();
};
