import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { jobsOfOrder } from '../../store/devices.ts';
import type { Line, OrderEntry } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './cashier.module.css';

/** Again, marked as a copy: everything, the receipt, what one printer had, or single lines. */
export const ReprintDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const { till } = useActions();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const lines = order.lines ?? [];
  const reprint = (ids: readonly string[], receipt: boolean): void => {
    void till.reprint(order.id, ids, receipt);
    onClose();
  };
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog title={t('orders.reprintNamed', { number: order.ticketNumber ?? order.displayCode })} onClose={onClose}>
      <div className={styles['form']}>
        <p>{t('orders.reprintText')}</p>
        <div className={styles['quick']}>
          <Button
            kind="primary"
            onClick={() =>
              reprint(
                lines.map(({ id }) => id),
                true,
              )
            }
            data-autofocus
          >
            {t('orders.reprintAll')}
          </Button>
          <Button onClick={() => reprint([], true)}>{t('orders.reprintReceipt')}</Button>
          <ByPrinter order={order} onReprint={(ids) => reprint(ids, false)} />
        </div>
        <fieldset className={styles['choices']}>
          <legend>{t('orders.reprintLines')}</legend>
          {lines.map((line) => (
            <label key={line.id} className={styles['check']}>
              <input type="checkbox" checked={chosen.includes(line.id)} onChange={() => toggle(line.id)} />
              {line.quantity}× {line.name} {line.notes ?? ''}
            </label>
          ))}
        </fieldset>
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button disabled={chosen.length === 0} onClick={() => reprint(chosen, false)}>
            {t('orders.reprintChosen')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};

/** A printer's lines are those of its food's: the kitchen tickets say which printers had any. */
const ByPrinter = ({ order, onReprint }: { order: OrderEntry; onReprint: (ids: readonly string[]) => void }) => {
  const t = useT();
  const printers = useApp((state) => state.hub.printers);
  const jobs = useApp((state) => state.hub.printJobs);
  const had = new Set(
    jobsOfOrder(jobs, order.id).flatMap((job) => (job.document === 'kitchen-ticket' ? [job.printerId] : [])),
  );
  if (had.size < 2) return null;
  return [...had].map((printerId) => {
    const mine = (order.lines ?? []).filter((line) => goesTo(line, printerId));
    return (
      <Button key={printerId} disabled={mine.length === 0} onClick={() => onReprint(mine.map(({ id }) => id))}>
        {t('orders.reprintOf', { printer: printers[printerId]?.name ?? printerId })}
      </Button>
    );
  });
};

const goesTo = (line: Line, printerId: string): boolean => (line.printerIds ?? []).includes(printerId);
