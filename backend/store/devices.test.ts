import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { samplePrinter } from '../testing/menu.ts';
import * as devices from './devices.ts';
import { deleteStation, insertStation } from './menu.ts';
import { setStationPrinters, stationPrinters } from './station-printers.ts';

onEachEngine('printers and tills', ({ read, write }) => {
  const printers = (...names: string[]) =>
    write(async (db) => {
      for (const name of names) await devices.insertPrinter(db, samplePrinter(name));
    });

  test('a change is the whole row; names are taken once', async () => {
    const bar = samplePrinter('bar', { ip: '10.0.0.9', columns: 32, letters: 'ascii', failover_printer_id: 'pass' });
    await printers('pass', 'bar');
    await write((db) => devices.updatePrinter(db, bar));
    expect(await read(devices.allPrinters)).toEqual([bar, samplePrinter('pass')]);
    await expect(write((db) => devices.insertPrinter(db, samplePrinter('x', { name: 'bar' })))).rejects.toThrow(
      /unique/i,
    );
    const unknown = samplePrinter('bar', { failover_printer_id: 'nobody' });
    await expect(write((db) => devices.updatePrinter(db, unknown))).rejects.toThrow(/foreign key/i);
  });

  test('a printer that is gone is named by no till, printer or station any more', async () => {
    await printers('a', 'b', 'c');
    const till = { id: 'r1', name: 'Till 1', enabled: 1, default_printer_id: 'a' } as const;
    await write(async (db) => {
      await devices.insertRegister(db, till);
      await devices.updatePrinter(db, samplePrinter('b', { failover_printer_id: 'a' }));
      for (const id of ['grill', 'cold']) await insertStation(db, { id, name: id });
      await setStationPrinters(db, 'grill', ['c', 'a', 'c', 'b']);
      await setStationPrinters(db, 'cold', ['a']);
    });
    expect(await read(stationPrinters)).toEqual(
      new Map([
        ['grill', ['c', 'a', 'b']],
        ['cold', ['a']],
      ]),
    );
    expect(await write((db) => devices.deletePrinter(db, 'a'))).toBe(true);
    expect(await write((db) => devices.deletePrinter(db, 'a'))).toBe(false);
    expect(await read((db) => devices.maybeRegister(db, 'r1'))).toEqual({ ...till, default_printer_id: null });
    expect(await read((db) => devices.maybePrinter(db, 'b'))).toEqual(samplePrinter('b'));
    expect(await read(stationPrinters)).toEqual(new Map([['grill', ['c', 'b']]]));
    await write((db) => setStationPrinters(db, 'grill', ['b']));
    expect(await read(stationPrinters)).toEqual(new Map([['grill', ['b']]]));
    await write((db) => deleteStation(db, 'grill'));
    expect(await read(stationPrinters)).toEqual(new Map());
  });

  test('tills come by name, and go once', async () => {
    const till = (id: string, name: string) => ({ id, name, enabled: 1, default_printer_id: null }) as const;
    await write(async (db) => {
      for (const one of [till('r1', 'b'), till('r2', 'C'), till('r3', 'a')]) await devices.insertRegister(db, one);
      await devices.updateRegister(db, { ...till('r1', 'd'), enabled: 0 });
    });
    expect(await read(devices.allRegisters)).toEqual([
      till('r2', 'C'),
      till('r3', 'a'),
      { ...till('r1', 'd'), enabled: 0 },
    ]);
    expect(await write((db) => devices.deleteRegister(db, 'r1'))).toBe(true);
    expect(await write((db) => devices.deleteRegister(db, 'r1'))).toBe(false);
  });
});
