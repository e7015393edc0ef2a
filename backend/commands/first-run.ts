import { Refusal } from '#contract/errors.ts';
import type { FirstRunHouse } from '#contract/first-run.ts';
import type { Settings } from '#contract/settings.ts';
import { insertPrinter, insertRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { allCategories } from '../store/menu.ts';
import { newId } from '../store/new-id.ts';
import { maybePersonByName, updatePerson, type PersonRow } from '../store/people.ts';
import type { Random } from '../store/ports.ts';
import { saveSettings } from '../store/settings.ts';
import { demoPrinter, seedMenu } from './demo-menu.ts';

type Input = FirstRunHouse & { passwordHash: string };
type Made = { id: string; name: string; prints: 'kitchen' | 'receipts' | 'both' };

/**
 * Sets the house up: its settings, the administrator's password, printers, registers, and a menu to try things with.
 * @throws Refusal duplicate for two printers or registers of one name
 */
export const setUpHouse = async (
  tx: WriteTx,
  { random }: { random: Random },
  input: Input,
): Promise<{ admin: PersonRow; printers: Made[] }> => {
  const printers = await addPrinters(tx, random, input);
  const kitchen = printers.find(({ prints }) => prints !== 'receipts') ?? printers[0];
  const receipts = printers.find(({ prints }) => prints !== 'kitchen') ?? kitchen;
  for (const name of new Set(input.registers))
    await insertRegister(tx.db, { id: newId(random), name, enabled: 1, default_printer_id: receipts?.id ?? null });
  if (input.menu === 'demo' && (await allCategories(tx.db)).length === 0)
    // Every dish goes to the default printer: there is nothing to re-assign when a second one comes.
    await seedMenu(tx, random, { stations: new Map(), receipts: receipts?.id ?? null });
  await tx.append({ type: 'menu-changed' });

  const { venueName, language, currency, timeZone, dayCutoff } = input;
  const patch: Partial<Settings> = { venueName, language, currency, timeZone, dayCutoff };
  if (kitchen) patch.defaultPrinterId = kitchen.id;
  await saveSettings(tx.db, patch);
  await tx.append({ type: 'settings-changed', patch });

  const admin = await maybePersonByName(tx.db, 'admin');
  if (!admin) throw new Refusal('internal');
  const changed = { password_hash: input.passwordHash, session_version: admin.session_version + 1 };
  await updatePerson(tx.db, admin.id, changed);
  return { admin: { ...admin, ...changed }, printers };
};

const addPrinters = async (tx: WriteTx, random: Random, { printers }: Input): Promise<Made[]> => {
  const made: Made[] = [];
  for (const { name, ip, port, columns, prints } of printers) {
    const id = newId(random);
    const row = demoPrinter(id, name, columns, prints !== 'kitchen');
    await insertPrinter(tx.db, ip === null ? row : { ...row, ip, port, demo: 0, description: null });
    made.push({ id, name, prints });
  }
  return made;
};
