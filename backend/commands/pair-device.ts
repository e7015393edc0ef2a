import { Refusal } from '#contract/errors.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertPerson, maybePerson, maybePersonByName, updatePerson } from '../store/people.ts';
import { insertDevice, maybeDevice, updateDevice, type DeviceRow } from '../store/paired-devices.ts';
import type { Env } from './env.ts';
import { found } from './found.ts';

// No name of a person: those have four letters and no colon is typed by accident.
const nameOf = (name: string): string => `screen: ${name}`;

const requireFreeName = async (tx: WriteTx, name: string): Promise<void> => {
  if (await maybePersonByName(tx.db, nameOf(name))) throw new Refusal('duplicate');
};

/** A screen that acts as an operator of its own, who has no password. @throws Refusal duplicate */
export const pairDevice = async (tx: WriteTx, env: Env, name: string, pairedBy: string): Promise<DeviceRow> => {
  await requireFreeName(tx, name);
  const person = await insertPerson(tx.db, {
    username: nameOf(name),
    passwordHash: null,
    role: 'operator',
    at: tx.now,
  });
  const device = {
    id: newId(env.random),
    name,
    person_id: person.id,
    paired_at: tx.now,
    paired_by: pairedBy,
    last_seen_at: null,
    address: null,
  };
  await insertDevice(tx.db, device);
  return device;
};

/** What it did is told under its new name from now on. @throws Refusal not-found, duplicate */
export const renameDevice = async (tx: WriteTx, id: string, name: string): Promise<DeviceRow> => {
  const device = found(await maybeDevice(tx.db, id));
  if (device.name === name) return device;
  await requireFreeName(tx, name);
  await updatePerson(tx.db, device.person_id, { username: nameOf(name) });
  await updateDevice(tx.db, id, { name });
  await tx.append({ type: 'access-changed' });
  return { ...device, name };
};

/** Nobody gets in with it any more; what it did stays under its number. @throws Refusal not-found */
export const revokeDevice = async (tx: WriteTx, id: string): Promise<void> => {
  const { person_id: personId, name } = found(await maybeDevice(tx.db, id));
  const person = found(await maybePerson(tx.db, personId));
  await updatePerson(tx.db, personId, {
    active: 0,
    username: `${nameOf(name)} (${personId})`,
    session_version: person.session_version + 1,
  });
  await tx.append({ type: 'access-changed', owner: `person:${personId}` });
};
