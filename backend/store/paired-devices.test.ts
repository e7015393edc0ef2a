import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { allDevices, insertDevice, maybeDevice, maybeDeviceOf, updateDevice } from './paired-devices.ts';
import { insertPerson, updatePerson } from './people.ts';

onEachEngine('paired screens', ({ read, write }) => {
  test('they come as they were paired, until their person is gone', async () => {
    const pair = (id: string, paired_at: number) =>
      write(async (db) => {
        const person = await insertPerson(db, { username: id, passwordHash: null, role: 'operator', at: 1 });
        const device = {
          id,
          name: id,
          person_id: person.id,
          paired_at,
          paired_by: 'ada',
          last_seen_at: null,
          address: null,
        };
        await insertDevice(db, device);
        return device;
      });
    const [hall, bar] = [await pair('hall', 200), await pair('bar', 100)];
    await write((db) => updateDevice(db, 'hall', { last_seen_at: 300, address: '10.0.0.1' }));
    const seen = { ...hall, last_seen_at: 300, address: '10.0.0.1' };
    expect(await read(allDevices)).toEqual([bar, seen]);
    expect(await read((db) => maybeDeviceOf(db, hall.person_id))).toEqual(seen);
    await write((db) => updatePerson(db, hall.person_id, { active: 0 }));
    expect(await read(allDevices)).toEqual([bar]);
    expect(await read((db) => maybeDevice(db, 'hall'))).toBeUndefined();
    expect(await read((db) => maybeDeviceOf(db, hall.person_id))).toBeUndefined();
    await expect(write((db) => insertDevice(db, { ...bar, id: 'second' }))).rejects.toThrow(/unique/i);
  });
});
