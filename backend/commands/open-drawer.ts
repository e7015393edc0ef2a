import { maybeRegister, type RegisterRow } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { found } from './found.ts';

/** Asks the station to pulse the drawer at this register's printer. @throws Refusal not-found */
export const openDrawer = async (tx: WriteTx, registerId: string): Promise<RegisterRow> => {
  const register = found(await maybeRegister(tx.db, registerId));
  await tx.append({ type: 'drawer-opened', registerId, printerId: register.default_printer_id });
  return register;
};
