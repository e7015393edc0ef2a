import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cashier.module.css';

/** Over the counter with the customer's code, or without one on the word of whoever is at the till. */
export const HandOverDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const { till } = useActions();
  const [code, setCode] = useState('');
  const give = async (said: string | null): Promise<void> => {
    if (await till.handOver(order.id, said)) onClose();
    else setCode('');
  };
  return (
    <Dialog title={t('orders.handOverNamed', { number: order.ticketNumber ?? order.displayCode })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') void give(code.trim());
        }}
      >
        <p>{t('orders.handOverText')}</p>
        <TextField
          label={t('orders.pickupCode')}
          value={code}
          onText={setCode}
          maxLength={20}
          inputMode="numeric"
          data-autofocus
          className={styles['amount'] ?? ''}
        />
        <NumberPad value={code} onText={setCode} />
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button onClick={() => void give(null)}>{t('orders.withoutCode')}</Button>
          <Button kind="primary" type="submit" disabled={code.trim() === ''}>
            {t('orders.withCode')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
