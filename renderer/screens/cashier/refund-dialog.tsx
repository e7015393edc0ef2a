import { useEffect, useState } from 'react';
import type { OrderWire } from '#contract/orders.ts';
import type { TillPaymentKind } from '#contract/payments.ts';
import { useActions } from '../../actions/actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { centsOf, typedCents } from '../../store/money.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ReasonField } from './reason-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';

const reasons: readonly MessageId[] = ['cashier.reason.complaint', 'cashier.reason.mistake', 'cashier.reason.left'];
type Way = TillPaymentKind | 'as-paid';

/** What tills still hold of an order, cents. */
export const heldCents = (order: OrderWire): number =>
  (order.payments ?? []).filter(({ kind }) => kind !== 'ONLINE').reduce((sum, { amount }) => sum + centsOf(amount), 0);

export const RefundDialog = ({ order, onClose }: { order: OrderEntry; onClose: () => void }) => {
  const t = useT();
  const { till } = useActions();
  const [whole, setWhole] = useState<OrderWire | null>(null);
  useEffect(() => {
    let gone = false;
    till.read(order.id).then(
      (found) => gone || setWhole(found),
      () => gone || onClose(),
    );
    return () => {
      gone = true;
    };
  }, [till, order.id, onClose]);
  const number = order.ticketNumber ?? order.displayCode;
  return (
    <Dialog title={t('orders.refundNamed', { number })} onClose={onClose}>
      {whole ? <Form order={whole} onClose={onClose} /> : <p>{t('app.loading')}</p>}
    </Dialog>
  );
};

const Form = ({ order, onClose }: { order: OrderWire; onClose: () => void }) => {
  const t = useT();
  const money = useMoney();
  const { till } = useActions();
  const [text, setText] = useState('');
  const [way, setWay] = useState<Way>('as-paid');
  const [reason, setReason] = useState('');
  const held = heldCents(order);
  const amount = text.trim() === '' ? held : typedCents(text);
  const possible = amount !== undefined && amount > 0 && amount <= held && reason.trim() !== '';
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!possible) return;
        const kind = way === 'as-paid' ? {} : { kind: way };
        void till.refund(order.id, { reason: reason.trim(), cents: amount, ...kind });
        onClose();
      }}
    >
      <p>{t('orders.refundText', { amount: money(held) })}</p>
      <TextField
        label={t('orders.refundAmount')}
        value={text}
        onText={setText}
        placeholder={money(held)}
        inputMode="decimal"
        maxLength={9}
        data-autofocus
        className={styles['amount'] ?? ''}
      />
      <Segmented
        wrap
        label={t('orders.refundWay')}
        value={way}
        options={[
          { value: 'as-paid', label: t('orders.refundAsPaid') },
          { value: 'CASH', label: t('cashier.cash') },
          { value: 'CARD', label: t('cashier.card') },
          { value: 'VOUCHER', label: t('cashier.voucher') },
        ]}
        onChange={setWay}
      />
      <ReasonField reasons={reasons} value={reason} onText={setReason} />
      <div className={styles['dialogButtons']}>
        <Button onClick={onClose}>{t('app.close')}</Button>
        <Button kind="danger" type="submit" disabled={!possible}>
          {t('orders.refundYes')} {amount === undefined ? '' : money(amount)}
        </Button>
      </div>
    </form>
  );
};
