import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartFull } from '../../store/cart.ts';
import type { Discount } from '../../store/cart-money.ts';
import { typedCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ApprovalDialog } from './approval-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';

const reasons: readonly MessageId[] = ['cashier.reason.friend', 'cashier.reason.staff', 'cashier.reason.complaint'];

/** Percent with two decimals, or cents; undefined when it is neither. */
const valueOf = (kind: Discount['kind'], text: string): number | undefined => {
  const typed = typedCents(text);
  if (typed === undefined || typed <= 0) return undefined;
  if (kind === 'amount') return typed;
  return typed <= 10_000 ? typed / 100 : undefined;
};

/** What this person may give, percent: 100 is everything. */
const useLimit = (): number =>
  useApp((state) => (state.session.user?.role === 'operator' ? (state.settings?.operatorMaxDiscount ?? 100) : 100));

export const DiscountDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const money = useMoney();
  const { cart } = useActions();
  const full = useApp((state) => cartFull(state.cart));
  const known = useApp((state) => state.cart.discount);
  const limit = useLimit();
  const [kind, setKind] = useState<Discount['kind']>(known?.kind ?? 'percent');
  const [text, setText] = useState(known ? textOf(known) : '');
  const [reason, setReason] = useState(known?.reason ?? '');
  const [asking, setAsking] = useState<Discount | null>(null);
  const value = valueOf(kind, text);
  const share = value === undefined ? 0 : kind === 'percent' ? value : (value / Math.max(1, full)) * 100;
  const tooMuch = share > limit;
  const wanted: Discount | null =
    value === undefined || reason.trim() === '' ? null : { kind, value, reason: reason.trim() };
  const set = (discount: Discount | null): void => {
    cart.discount(discount);
    onClose();
  };
  if (asking) return <ApprovalDialog discount={asking} onApproved={set} onClose={() => setAsking(null)} />;
  return (
    <Dialog title={t('cashier.discountTitle', { total: money(full) })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wanted) return;
          if (tooMuch) setAsking(wanted);
          else set(wanted);
        }}
      >
        <Segmented
          wrap
          label={t('cashier.discountKind')}
          value={kind}
          options={[
            { value: 'percent', label: t('cashier.discountPercent') },
            { value: 'amount', label: t('cashier.discountAmount') },
          ]}
          onChange={setKind}
        />
        <TextField
          label={t('cashier.discountValue')}
          value={text}
          onText={setText}
          inputMode="decimal"
          maxLength={9}
          data-autofocus
          className={styles['amount'] ?? ''}
        />
        <NumberPad decimal value={text} onText={setText} />
        <ReasonField reasons={reasons} value={reason} onText={setReason} />
        {tooMuch && <p role="alert">{t('cashier.discountTooMuch', { limit })}</p>}
        <div className={styles['dialogButtons']}>
          {known && <Button onClick={() => set(null)}>{t('cashier.discountNone')}</Button>}
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button kind="primary" type="submit" disabled={!wanted}>
            {t(tooMuch ? 'pin.askManager' : 'cashier.discountSet')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const textOf = ({ kind, value }: Discount): string => (kind === 'percent' ? String(value) : (value / 100).toFixed(2));
