import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { centsOf } from '../../store/money.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';

const reasons: readonly MessageId[] = ['cashier.reason.left', 'cashier.reason.mistake', 'cashier.reason.complaint'];

export const CancelDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const money = useMoney();
  const { till } = useActions();
  const [reason, setReason] = useState('');
  const number = order.ticketNumber ?? order.displayCode;
  const total = order.total === null ? '' : money(centsOf(order.total));
  return (
    <Dialog title={t('orders.cancelNamed', { number })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return;
          void till.cancel(order.id, reason.trim());
          onClose();
        }}
      >
        <p>
          {t('orders.cancelText', { number, total })}
          {order.ticketNumber !== null && <> {t('orders.cancelMoney', { amount: total })}</>}
        </p>
        <ReasonField reasons={reasons} value={reason} onText={setReason} autofocus />
        {reason.trim() === '' && <p>{t('orders.reasonMissing')}</p>}
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('orders.cancelNo')}</Button>
          <Button kind="danger" type="submit" disabled={reason.trim() === ''}>
            {t('orders.cancelYes')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
