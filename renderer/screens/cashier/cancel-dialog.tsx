import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { centsOf } from '../../store/money.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';

export const CancelDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const money = useMoney();
  const { orders } = useActions();
  const number = order.ticketNumber ?? order.displayCode;
  const total = order.total === null ? '' : money(centsOf(order.total));
  return (
    <Dialog title={t('orders.cancelNamed', { number })} onClose={onClose}>
      <p>{t('orders.cancelText', { number, total })}</p>
      <div className={styles['dialogButtons']}>
        <Button onClick={onClose} data-autofocus>
          {t('orders.cancelNo')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            void orders.cancel(order.id);
            onClose();
          }}
        >
          {t('orders.cancelYes')}
        </Button>
      </div>
    </Dialog>
  );
};
