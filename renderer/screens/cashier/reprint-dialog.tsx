import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './cashier.module.css';

export const ReprintDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const { orders } = useActions();
  const reprint = (what: 'all' | 'receipt'): void => {
    void orders.reprint(order.id, what);
    onClose();
  };
  return (
    <Dialog title={t('orders.reprintNamed', { number: order.ticketNumber ?? order.displayCode })} onClose={onClose}>
      <p>{t('orders.reprintText')}</p>
      <div className={styles['dialogButtons']}>
        <Button onClick={onClose}>{t('app.close')}</Button>
        <Button onClick={() => reprint('receipt')}>{t('orders.reprintReceipt')}</Button>
        <Button kind="primary" onClick={() => reprint('all')} data-autofocus>
          {t('orders.reprintAll')}
        </Button>
      </div>
    </Dialog>
  );
};
