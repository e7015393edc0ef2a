import { useActions } from '../../actions/actions.ts';
import { canConfirm } from '../../actions/cart-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartTotal } from '../../store/cart.ts';
import { quickCash, typedCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import { HeldSales } from './held-sales.tsx';
import { LastSale } from './last-sale.tsx';
import styles from './payment-zone.module.css';

export const PaymentZone = () => {
  const t = useT();
  const money = useMoney();
  const cart = useApp((state) => state.cart);
  const registerId = useApp((state) => state.device.registerId);
  const { cart: actions } = useActions();
  const total = cartTotal(cart);
  const sold = cart.lastSale !== null && cart.lines.length === 0;
  return (
    <section className={styles['zone']} aria-label={t('cashier.payment')}>
      <HeldSales />
      {sold && cart.lastSale ? <LastSale sale={cart.lastSale} /> : <Ways />}
      <div className={styles['foot']}>
        <p className={cx(styles['total'], sold && styles['hidden'])}>
          <span>{t('cashier.total')}</span>
          <output>{money(total)}</output>
        </p>
        <Button
          kind="primary"
          size="big"
          className={styles['confirm']}
          aria-keyshortcuts="F9"
          disabled={!canConfirm(cart, registerId)}
          onClick={actions.confirm}
        >
          {t('cashier.confirm')} {total > 0 && <span>{money(total)}</span>}
        </Button>
      </div>
    </section>
  );
};

const Ways = () => {
  const t = useT();
  const money = useMoney();
  const cart = useApp((state) => state.cart);
  const { cart: actions } = useActions();
  const total = cartTotal(cart);
  return (
    <div className={styles['ways']}>
      <Segmented
        label={t('cashier.payment')}
        value={cart.payment}
        options={[
          { value: 'CASH', label: t('cashier.cash') },
          { value: 'CARD', label: t('cashier.card') },
        ]}
        onChange={actions.pay}
      />
      {cart.payment === 'CARD' ? (
        <p>{t('cashier.cardHint', { total: money(total) })}</p>
      ) : (
        <>
          <TextField
            label={t('cashier.tendered')}
            placeholder={t('cashier.tenderedHint')}
            value={cart.tendered}
            onText={(tendered) => actions.field({ tendered })}
            inputMode="decimal"
            maxLength={9}
            data-field="tendered"
            className={styles['tendered'] ?? ''}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey) actions.confirm();
            }}
          />
          <fieldset aria-label={t('cashier.quickCash')} className={styles['quick']}>
            {(total > 0 ? quickCash(total) : []).map((amount) => (
              <Button key={amount} onClick={() => actions.field({ tendered: (amount / 100).toFixed(2) })}>
                {amount === total ? t('cashier.exact') : money(amount)}
              </Button>
            ))}
          </fieldset>
          <Change tendered={cart.tendered} total={total} />
        </>
      )}
    </div>
  );
};

const Change = ({ tendered, total }: { tendered: string; total: number }) => {
  const t = useT();
  const money = useMoney();
  const given = typedCents(tendered);
  const difference = given === undefined ? null : given - total;
  return (
    <p className={styles['change']}>
      <span>{t(difference !== null && difference < 0 ? 'cashier.missing' : 'cashier.change')}</span>
      <output>{difference === null ? '–' : money(Math.abs(difference))}</output>
    </p>
  );
};
