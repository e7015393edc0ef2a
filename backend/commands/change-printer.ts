import type { PrinterChange } from '#contract/devices.ts';
import { Refusal } from '#contract/errors.ts';
import type { PrintRoute } from '#contract/print-routes.ts';
import { deletePrinter, maybePrinter, updatePrinter, type PrinterRow } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { flag } from '../store/menu.ts';
import { saveSettings } from '../store/settings.ts';
import type { Env } from './env.ts';
import { found, requireDeleted } from './found.ts';

/** Changes what is named and nothing else; its status is said every time, changed or not (mysagra reference 2.1). @throws Refusal not-found, unknown-reference */
export const changePrinter = async (tx: WriteTx, id: string, change: PrinterChange): Promise<PrinterRow> => {
  const before = found(await maybePrinter(tx.db, id));
  const keep = <T>(named: T | undefined, old: T): T => (named === undefined ? old : named);
  const printer: PrinterRow = {
    id,
    name: keep(change.name, before.name),
    ip: keep(change.ip, before.ip),
    mac: keep(change.mac, before.mac),
    port: keep(change.port, before.port),
    description: keep(change.description, before.description),
    status: keep(change.status, before.status),
    // A detail belongs to the status it came with.
    detail: change.status === undefined ? keep(change.detail, before.detail) : (change.detail ?? null),
    columns: keep(change.columns, before.columns),
    demo: change.demo === undefined ? before.demo : flag(change.demo),
    failover_printer_id: keep(change.failoverPrinterId, before.failover_printer_id),
    copies: keep(change.copies, before.copies),
    open_drawer: change.openDrawer === undefined ? before.open_drawer : flag(change.openDrawer),
    connection: keep(change.connection, before.connection),
    target: keep(change.target, before.target),
    letters: keep(change.letters, before.letters),
  };
  await requireFailover(tx, printer);
  await updatePrinter(tx.db, printer);
  const { status: _status, detail: _detail, ...rest } = change;
  if (Object.keys(rest).length > 0) await tx.append({ type: 'menu-changed' });
  const { status, detail } = printer;
  await tx.append({ type: 'printer-status-changed', printerId: id, status, detail });
  return printer;
};

/** A printer's stand-in is another one that there is. @throws Refusal unknown-reference */
export const requireFailover = async (tx: WriteTx, printer: PrinterRow): Promise<void> => {
  const { id, failover_printer_id: other } = printer;
  if (other === null) return;
  if (other === id || !(await maybePrinter(tx.db, other))) throw new Refusal('unknown-reference');
};

/** A rule that is left without a printer would print nowhere: it goes. */
const withoutPrinter = (rules: readonly PrintRoute[], id: string): PrintRoute[] =>
  rules
    .map((rule) => ({ ...rule, printerIds: rule.printerIds.filter((printerId) => printerId !== id) }))
    .filter(({ printerIds }) => printerIds.length > 0);

/** What named it names nothing then, the venue's default printer and its rules too. @throws Refusal not-found */
export const removePrinter = async (tx: WriteTx, env: Env, id: string): Promise<void> => {
  requireDeleted(await deletePrinter(tx.db, id));
  await tx.append({ type: 'menu-changed' });
  const { defaultPrinterId, printRoutes } = env.settings();
  const named = printRoutes.some(({ printerIds }) => printerIds.includes(id));
  if (defaultPrinterId !== id && !named) return;
  const patch = {
    ...(defaultPrinterId === id ? { defaultPrinterId: null } : {}),
    ...(named ? { printRoutes: withoutPrinter(printRoutes, id) } : {}),
  };
  await saveSettings(tx.db, patch);
  await tx.append({ type: 'settings-changed', patch });
};
